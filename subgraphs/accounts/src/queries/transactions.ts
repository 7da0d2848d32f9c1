import type { CollectionReader, Condition, Direction, IndexField } from '@tillgraph/platform/read-models';
import {
  type Connection,
  type ConnectionArguments,
  checkArgument,
  connection,
  dateTimeArgument,
} from '@tillgraph/platform/subgraph';
import { text } from '@tillgraph/shared-domain/input';
import type { TransactionFilter } from '../generated/schema.ts';
import type { TransactionDocument } from '../projections/transactions.ts';

export type TransactionConnection = Omit<Connection<TransactionDocument>, 'count'>;
export type TransactionReader = CollectionReader<TransactionDocument>;

interface TransactionsArguments extends ConnectionArguments {
  readonly filter?: TransactionFilter | null;
}

/** Newest first; from and to by recordedAt, [from, to). */
export function findTransactions(
  reader: TransactionReader,
  accountId: string,
  args: TransactionsArguments,
): Promise<TransactionConnection> {
  const { type, category } = args.filter ?? {};
  const from = dateTimeArgument(args.filter?.from, ['filter', 'from']);
  const to = dateTimeArgument(args.filter?.to, ['filter', 'to']);
  const where: Condition[] = [{ path: 'accountId', op: 'eq', value: accountId }];
  if (type != null) where.push({ path: 'type', op: 'eq', value: type });
  if (category != null) {
    const value = checkArgument(text({ min: 0, max: 100 }), category, ['filter', 'category']);
    where.push({ path: 'category', op: 'eq', value });
  }
  if (from !== undefined) where.push({ path: 'recordedAt', op: 'gte', value: from });
  if (to !== undefined) where.push({ path: 'recordedAt', op: 'lt', value: to });
  return connection(reader, args, { where, orderBy: recorded('descending') });
}

/** The account's transactions of [from, to), oldest first. */
export const findTransactionsBetween = (
  reader: TransactionReader,
  accountId: string,
  { from, to }: { readonly from: string; readonly to: string },
  args: ConnectionArguments,
): Promise<TransactionConnection> =>
  connection(
    reader,
    args,
    {
      where: [
        { path: 'accountId', op: 'eq', value: accountId },
        { path: 'recordedAt', op: 'gte', value: from },
        { path: 'recordedAt', op: 'lt', value: to },
      ],
      orderBy: recorded('ascending'),
    },
    { default: 50 },
  );

/** The account's last transaction at (lte) or before (lt) a moment: its balance and totals are the account's then. */
export async function lastTransaction(
  reader: TransactionReader,
  accountId: string,
  op: 'lt' | 'lte',
  moment: string,
): Promise<TransactionDocument | undefined> {
  const [last] = await reader.find({
    where: [
      { path: 'accountId', op: 'eq', value: accountId },
      { path: 'recordedAt', op, value: moment },
    ],
    orderBy: recorded('descending'),
    limit: 1,
  });
  return last?.document;
}

const recorded = (direction: Direction): readonly IndexField[] => [
  { path: 'recordedAt', type: 'text', direction },
  { path: 'version', type: 'number', direction },
];
