import type { CollectionReader, Condition, IndexField } from '@tillgraph/platform/read-models';
import {
  type Connection,
  type ConnectionArguments,
  checkArgument,
  connection,
} from '@tillgraph/platform/subgraph';
import { text } from '@tillgraph/shared-domain/input';
import type { CustomerFilter, CustomerSort } from '../generated/schema.ts';
import { type CustomerDocument, customerOrder } from '../projections/customers.ts';

export type CustomerConnection = Connection<CustomerDocument>;

interface CustomersArguments extends ConnectionArguments {
  readonly filter?: CustomerFilter | null;
  readonly orderBy?: CustomerSort | null;
}

export function findCustomers(
  reader: CollectionReader<CustomerDocument>,
  args: CustomersArguments,
): Promise<CustomerConnection> {
  const { search, active } = args.filter ?? {};
  const where: Condition[] = active == null ? [] : [{ path: 'active', op: 'eq', value: active }];
  return connection(reader, args, {
    where,
    orderBy: [order[args.orderBy ?? 'NAME_ASC']],
    ...(search && { search: checkArgument(text({ min: 0, max: 200 }), search, ['filter', 'search']) }),
  });
}

const order: Readonly<Record<CustomerSort, IndexField>> = {
  NAME_ASC: customerOrder.name,
  CREATED_AT_DESC: { ...customerOrder.created, direction: 'descending' },
  UPDATED_AT_ASC: customerOrder.updated,
};
