import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AccountsEvent, ReversalEvent } from '@tillgraph/shared-domain/events/accounts';
import { stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { AccountState } from './account.ts';
import {
  aboutWhom,
  type Booking,
  book,
  bookingRefusal,
  opposite,
  type StatedTransaction,
  textsOf,
  typeOf,
} from './booking.ts';
import { accountNotFound, bookingError } from './refusals.ts';
import { nextTransaction } from './transaction-id.ts';

/** Who reversed a transaction; null: nobody did. */
export type ReversalState = { readonly reversalId: string } | null;

/** A stream for each reversed transaction, begun with its reversal: so there is at most one, whoever races. */
export const reversal: Aggregate<ReversalState, ReversalEvent> = {
  category: 'reversal',
  initialState: null,
  evolve: (_, event) => ({ reversalId: event.data.reversalId }),
};

/** One transaction to be reversed, with what its account and its reversal are now. */
export interface ReversalSide {
  readonly transaction: StatedTransaction;
  readonly account: AccountState;
  readonly reversal: ReversalState;
}

/** The opposite of one transaction, or of both sides of a transfer. The first is the one that the user named. */
export function reverse(
  reason: string,
  sides: readonly [ReversalSide] | readonly [ReversalSide, ReversalSide],
  now: string,
): Decision<AccountsEvent> {
  const events: AccountsEvent[] = [];
  for (const side of sides) {
    const { account, transaction } = side;
    const { transactionId, accountId, amount, origin } = transaction.data;
    if (account === null) return refuse(accountNotFound(path));
    const notAllowed = reversalRefusal(side);
    if (notAllowed !== undefined) return refuse(stateNotAllowed(notAllowed, path));
    const other = sides.find((candidate) => candidate !== side)?.account ?? null;
    const booking: Booking = {
      type: opposite(typeOf(transaction)),
      amount,
      origin: 'REVERSAL',
      description: reason,
      category: textsOf(transaction).category,
      about: aboutWhom(account, other),
      occurredAt: now,
      reversalOf: { transactionId, accountId, origin },
      ...(other && { counterpart: nextTransaction(other) }),
    };
    const refusal = bookingRefusal(account, booking);
    if (refusal) return refuse(bookingError(account, refusal, { account: path, amount: path }));
    const booked = book(account, booking);
    const reversalId = booked.transaction.transactionId;
    events.push(booked.event, { type: 'TransactionReversed', data: { transactionId, reversalId } });
  }
  return accept(...events);
}

const path = ['input', 'transactionId'];

function reversalRefusal({ transaction, reversal }: ReversalSide): string | undefined {
  if (transaction.data.origin === 'REVERSAL')
    return 'It is a reversal, which is not reversed: record it anew instead.';
  if (transaction.data.orderId !== null) return 'It belongs to an order: cancel or refund the order instead.';
  if (reversal !== null) return 'It was reversed before: a transaction is reversed once.';
  return undefined;
}
