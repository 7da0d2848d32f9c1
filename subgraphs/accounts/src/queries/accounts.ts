import type { CollectionReader, Condition } from '@tillgraph/platform/read-models';
import {
  type Connection,
  type ConnectionArguments,
  checkArgument,
  connection,
} from '@tillgraph/platform/subgraph';
import { id, text } from '@tillgraph/shared-domain/input';
import type { AccountFilter } from '../generated/schema.ts';
import type { AccountDocument } from '../projections/accounts.ts';

export type AccountConnection = Connection<AccountDocument>;

interface AccountsArguments extends ConnectionArguments {
  readonly filter?: AccountFilter | null;
}

/** By code. */
export function findAccounts(
  reader: CollectionReader<AccountDocument>,
  args: AccountsArguments,
): Promise<AccountConnection> {
  const { search, kind, active, customerId } = args.filter ?? {};
  const where: Condition[] = [];
  if (kind != null) where.push({ path: 'kind', op: 'in', value: kind });
  if (active != null) where.push({ path: 'active', op: 'eq', value: active });
  if (customerId != null) {
    where.push({
      path: 'customerId',
      op: 'eq',
      value: checkArgument(id, customerId, ['filter', 'customerId']),
    });
  }
  return connection(reader, args, {
    where,
    orderBy: [{ path: 'code', type: 'text' }],
    ...(search && { search: checkArgument(text({ min: 0, max: 200 }), search, ['filter', 'search']) }),
  });
}

export async function findAccountByCode(
  reader: CollectionReader<AccountDocument>,
  code: string,
): Promise<AccountDocument | null> {
  const value = checkArgument(text({ min: 0, max: 64 }), code, ['code']);
  const [found] = await reader.find({ where: [{ path: 'code', op: 'eq', value }], orderBy: [], limit: 1 });
  return found?.document ?? null;
}
