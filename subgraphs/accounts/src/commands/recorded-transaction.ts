import type { EventStore } from '@tillgraph/platform/event-store';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { locateTransaction } from '../domain/transaction-id.ts';

/** A transaction straight from its account's stream; undefined: there is none with this id. */
export async function recordedTransaction(
  log: EventStore,
  transactionId: string,
): Promise<Recorded<TransactionEvent> | undefined> {
  const place = locateTransaction(transactionId);
  if (!place) return undefined;
  const event = await log.readEvent(place.stream, place.version);
  return event && isTransaction(event) ? event : undefined;
}

/** An account's stream holds events of accounts alone, so the type says what the data is. */
export const isTransaction = (event: Recorded): event is Recorded<TransactionEvent> =>
  event.type === 'IncomeRecorded' || event.type === 'ExpenseRecorded';
