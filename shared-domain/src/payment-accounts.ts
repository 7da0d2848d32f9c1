import type { AccountKind } from './events/accounts.ts';
import type { PaymentMethod } from './events/orders.ts';

/** Where a payment of each method may be booked: cash lies in drawers, and card money on card accounts. */
export const payableFrom: Readonly<Record<PaymentMethod, readonly AccountKind[]>> = {
  CASH: ['TILL'],
  CARD: ['CARD'],
  ACCOUNT: ['CUSTOMER', 'GENERAL'],
};

/** Where it is booked when none is named: on an account that every shop has. Null: one must be named. */
export const houseAccountFor: Readonly<Record<PaymentMethod, string | null>> = {
  CASH: 'till',
  CARD: 'card',
  ACCOUNT: null,
};
