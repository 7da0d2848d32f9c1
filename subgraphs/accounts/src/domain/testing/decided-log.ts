import { type Aggregate, streamOf } from '@tillgraph/shared-domain/aggregate';
import type { Decision } from '@tillgraph/shared-domain/decision';
import type { AccountsEvent, TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { recordAll } from '@tillgraph/shared-domain/testing/given';
import { type Account, account } from '../account.ts';
import { type PaymentState, payment } from '../payment.ts';
import { type ReversalState, reversal } from '../reversal.ts';

/** What deciders decided, in memory: their states for the next decision, and their events for whoever reads them. */
export class DecidedLog {
  readonly entries: { readonly stream: string; readonly event: AccountsEvent }[] = [];
  readonly #states = new Map<string, unknown>();

  append(decision: Decision<AccountsEvent>): void {
    for (const event of decision.accepted ? decision.events : []) {
      const stream = streamOfEvent(event);
      this.entries.push({ stream, event });
      this.#states.delete(stream);
    }
  }

  get transactions(): readonly TransactionEvent[] {
    return this.entries.flatMap(({ event }) =>
      event.type === 'IncomeRecorded' || event.type === 'ExpenseRecorded' ? [event] : [],
    );
  }

  account(id: string): Account {
    const state = this.#fold(account, id);
    if (!state) throw new Error(`There is no account ${id}.`);
    return state;
  }

  payment(id: string): PaymentState {
    return this.#fold(payment, id);
  }

  reversal(id: string): ReversalState {
    return this.#fold(reversal, id);
  }

  #fold<State>(aggregate: Aggregate<State, never>, id: string): State {
    const stream = streamOf(aggregate, id);
    // The stream's state is the aggregate's.
    if (this.#states.has(stream)) return this.#states.get(stream) as State;
    const events = this.entries.filter((entry) => entry.stream === stream).map(({ event }) => event);
    // The stream's events are the aggregate's.
    const state = recordAll(stream, events).reduce<State>(
      (state, event) => aggregate.evolve(state, event as never),
      aggregate.initialState,
    );
    this.#states.set(stream, state);
    return state;
  }
}

function streamOfEvent({ type, data }: AccountsEvent): string {
  if ('accountId' in data) return streamOf(account, data.accountId);
  return type === 'TransactionReversed'
    ? streamOf(reversal, data.transactionId)
    : streamOf(payment, data.orderId);
}
