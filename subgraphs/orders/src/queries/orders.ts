import type { CollectionReader, IndexField } from '@tillgraph/platform/read-models';
import { type Connection, type ConnectionArguments, connection } from '@tillgraph/platform/subgraph';
import type { Order } from '../domain/order.ts';
import type { OrderFilter, OrderSort } from '../generated/schema.ts';
import { placedAt, total, updatedAt } from '../projections/orders.ts';
import { conditionsOf } from './order-filter.ts';

export type OrderConnection = Connection<Order>;

interface OrdersArguments extends ConnectionArguments {
  readonly filter?: OrderFilter | null;
  readonly orderBy?: OrderSort | null;
}

export const findOrders = (
  reader: CollectionReader<Order>,
  args: OrdersArguments,
): Promise<OrderConnection> =>
  connection(reader, args, {
    where: conditionsOf(args.filter),
    orderBy: [sorts[args.orderBy ?? 'PLACED_AT_DESC']],
  });

export const findCustomerOrders = (
  reader: CollectionReader<Order>,
  customerId: string,
  args: ConnectionArguments,
): Promise<OrderConnection> =>
  connection(reader, args, {
    where: [{ path: 'customerId', op: 'eq', value: customerId }],
    orderBy: [sorts.PLACED_AT_DESC],
  });

export async function findOrderByNumber(
  reader: CollectionReader<Order>,
  number: string,
): Promise<Order | null> {
  if (!/^[1-9]\d{0,14}$/.test(number)) return null;
  const [found] = await reader.find({
    where: [{ path: 'number', op: 'eq', value: Number(number) }],
    orderBy: [],
    limit: 1,
  });
  return found?.document ?? null;
}

const sorts: Readonly<Record<OrderSort, IndexField>> = {
  PLACED_AT_DESC: { ...placedAt, direction: 'descending' },
  PLACED_AT_ASC: placedAt,
  UPDATED_AT_ASC: updatedAt,
  TOTAL_DESC: { ...total, direction: 'descending' },
};
