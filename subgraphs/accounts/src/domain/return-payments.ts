import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { AccountsEvent } from '@tillgraph/shared-domain/events/accounts';
import type { AccountState } from './account.ts';
import { opposite } from './booking.ts';
import { giveBack } from './give-back.ts';
import type { PaymentState } from './payment.ts';

/** Gives back what a cancelled order's payments took. Where nothing was taken yet, nothing will be. */
export function returnPayments(
  orderId: string,
  state: PaymentState,
  accounts: ReadonlyMap<string, AccountState>,
  now: string,
): Decision<AccountsEvent> {
  if (state.status === 'none') return accept({ type: 'PaymentCancelled', data: { orderId } });
  if (state.status !== 'taken') return accept();
  const payments = state.payments.map((taken) => ({ ...taken, type: opposite(taken.type) }));
  const { events, booked } = giveBack({ orderId, description: 'Order cancelled', payments }, accounts, now);
  return accept(...events, { type: 'PaymentReturned', data: { orderId, payments: booked } });
}
