import type { EventStore } from '@tillgraph/platform/event-store';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { nameOf } from '../commands/name-of.ts';
import { isTransaction, recordedTransaction } from '../commands/recorded-transaction.ts';
import { account } from '../domain/account.ts';
import { reversal } from '../domain/reversal.ts';
import { drawerIdOf } from '../domain/till-session-id.ts';
import { type AccountDocument, accountDocument } from '../projections/accounts.ts';
import { type TillSessionDocument, tillSessionDocument } from '../projections/till-sessions.ts';
import { type TransactionDocument, transactionDocument } from '../projections/transactions.ts';

/** Entities straight from the log: a mutation's payload shows its effect, and waits for no projection. */
export function recordedEntities(log: EventStore) {
  return {
    async account(id: string): Promise<AccountDocument | null> {
      const { state } = await log.load(account, id);
      if (state === null) return null;
      return accountDocument(state, await nameOf(log, state));
    },

    /** A drawer's latest shift; null for an earlier one, which does not change any more. */
    async tillSession(id: string): Promise<TillSessionDocument | null> {
      const { state } = await log.load(account, drawerIdOf(id));
      return state?.tillSession?.id === id ? tillSessionDocument(state.tillSession) : null;
    },

    async transaction(id: string | undefined): Promise<TransactionDocument | null> {
      const event = id === undefined ? undefined : await recordedTransaction(log, id);
      if (!event) return null;
      const { state } = await log.load(reversal, event.data.transactionId);
      return transactionDocument(event, state?.reversalId ?? null);
    },
  };
}

/** A transaction that was recorded a moment ago: nobody who could have reversed it knew of it. */
export function appendedTransaction(
  appended: readonly Recorded[],
  id: string | undefined,
): TransactionDocument | undefined {
  const event = appended.filter(isTransaction).find(({ data }) => data.transactionId === id);
  return event && transactionDocument(event, null);
}
