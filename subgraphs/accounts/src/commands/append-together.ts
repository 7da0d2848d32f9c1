import type { CommandDecision, CommandOutcome, JsonValue } from '@tillgraph/platform/event-store';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { Decision } from '@tillgraph/shared-domain/decision';
import type { AccountsEvent } from '@tillgraph/shared-domain/events/accounts';
import { account } from '../domain/account.ts';
import { payment } from '../domain/payment.ts';
import { reversal } from '../domain/reversal.ts';

/** What a command booked, in the decider's order. */
export type Transactions = { readonly transactionIds: readonly string[] };
export type TransactionsOutcome = Promise<CommandOutcome<Transactions>>;

/** A decision over several streams as one append: all of its events or none. */
export const appendTogether = (decision: Decision<AccountsEvent>): CommandDecision<Transactions> =>
  appendWith(decision, (events) => ({ transactionIds: events.flatMap(transactionIn) }));

/** The same for a command that answers something else. */
export function appendWith<Result extends JsonValue>(
  decision: Decision<AccountsEvent>,
  resultOf: (events: readonly AccountsEvent[]) => Result,
): CommandDecision<Result> {
  if (!decision.accepted) return decision;
  const streams = new Map<string, { readonly event: AccountsEvent }[]>();
  for (const event of decision.events) {
    const stream = streamOfEvent(event);
    streams.set(stream, [...(streams.get(stream) ?? []), { event }]);
  }
  return {
    accepted: true,
    appends: [...streams].map(([stream, events]) => ({ stream, events })),
    result: resultOf(decision.events),
  };
}

function streamOfEvent(event: AccountsEvent): string {
  switch (event.type) {
    case 'AccountOpened':
    case 'AccountUpdated':
    case 'AccountClosed':
    case 'IncomeRecorded':
    case 'ExpenseRecorded':
    case 'TillOpened':
    case 'TillClosed':
      return streamOf(account, event.data.accountId);
    case 'PaymentTaken':
    case 'PaymentDeclined':
    case 'PaymentReturned':
    case 'PaymentRefunded':
    case 'PaymentCancelled':
      return streamOf(payment, event.data.orderId);
    case 'TransactionReversed':
      return streamOf(reversal, event.data.transactionId);
  }
}

const transactionIn = (event: AccountsEvent): readonly string[] =>
  event.type === 'IncomeRecorded' || event.type === 'ExpenseRecorded' ? [event.data.transactionId] : [];
