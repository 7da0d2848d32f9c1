import type { EventStore } from '@tillgraph/platform/event-store';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import { recordedTransaction } from '../commands/recorded-transaction.ts';
import { account, nameIn } from '../domain/account.ts';
import { reversal } from '../domain/reversal.ts';
import { type AccountDocument, accountDocument } from '../projections/accounts.ts';
import { type TransactionDocument, transactionDocument } from '../projections/transactions.ts';

/** Entities straight from the log: a mutation's payload shows its effect, and waits for no projection. */
export function recordedEntities(log: EventStore) {
  return {
    async account(id: string): Promise<AccountDocument | null> {
      const { state } = await log.load(account, id);
      if (state === null) return null;
      const after = state.nameVersion - 1;
      const [naming] = await log.readStream(streamOf(account, id), { direction: 'forward', after, limit: 1 });
      // The stream is the account's own, and nameVersion an event of it that gives a name.
      return accountDocument(state, (naming && nameIn(naming as Recorded<AccountEvent>)) ?? '');
    },

    async transaction(id: string | undefined): Promise<TransactionDocument | null> {
      const event = id === undefined ? undefined : await recordedTransaction(log, id);
      if (!event) return null;
      const { state } = await log.load(reversal, event.data.transactionId);
      return transactionDocument(event, state?.reversalId ?? null);
    },
  };
}
