import type { CollectionReader, Condition } from '@tillgraph/platform/read-models';
import {
  type Connection,
  type ConnectionArguments,
  checkArgument,
  connection,
  dateTimeArgument,
} from '@tillgraph/platform/subgraph';
import { id } from '@tillgraph/shared-domain/input';
import type { TillSessionFilter } from '../generated/schema.ts';
import type { TillSessionDocument } from '../projections/till-sessions.ts';

export type TillSessionConnection = Omit<Connection<TillSessionDocument>, 'count'>;

interface TillSessionsArguments extends ConnectionArguments {
  readonly filter?: TillSessionFilter | null;
}

/** Newest first; those that were opened in [from, to). */
export function findTillSessions(
  reader: CollectionReader<TillSessionDocument>,
  args: TillSessionsArguments,
): Promise<TillSessionConnection> {
  const { accountId, open } = args.filter ?? {};
  const from = dateTimeArgument(args.filter?.from, ['filter', 'from']);
  const to = dateTimeArgument(args.filter?.to, ['filter', 'to']);
  const where: Condition[] = [];
  if (accountId != null) {
    const value = checkArgument(id, accountId, ['filter', 'accountId']);
    where.push({ path: 'accountId', op: 'eq', value });
  }
  if (open != null) where.push({ path: 'open', op: 'eq', value: open });
  if (from !== undefined) where.push({ path: 'openedAt', op: 'gte', value: from });
  if (to !== undefined) where.push({ path: 'openedAt', op: 'lt', value: to });
  return connection(reader, args, {
    where,
    orderBy: [
      { path: 'openedAt', type: 'text', direction: 'descending' },
      { path: 'number', type: 'number', direction: 'descending' },
    ],
  });
}
