import { streamOf } from '@tillgraph/shared-domain/aggregate';
import { account } from './account.ts';

export interface TransactionReference {
  readonly transactionId: string;
  readonly accountId: string;
}

/**
 * A transaction is one event of its account's stream, and its id says which: so the write side finds it in the log,
 * without asking a read model that may be behind. To everyone else the id is opaque.
 */
export const nextTransaction = ({
  id,
  version,
}: {
  readonly id: string;
  readonly version: number;
}): TransactionReference => ({ transactionId: `${id}-${version + 1}`, accountId: id });

/** Where in the log a transaction of this id would be; undefined for what cannot be an id of one. */
export function locateTransaction(
  transactionId: string,
): { readonly accountId: string; readonly stream: string; readonly version: number } | undefined {
  const [, accountId, version] = /^(.+)-([1-9]\d{0,8})$/.exec(transactionId) ?? [];
  if (accountId === undefined) return undefined;
  return { accountId, stream: streamOf(account, accountId), version: Number(version) };
}
