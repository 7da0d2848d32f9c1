import type { PaymentMethod, RefundPayment } from '@tillgraph/shared-domain/events/orders';
import { compareMoney, type Money, subtract } from '@tillgraph/shared-domain/money';
import type { Payment } from './order.ts';

/** A part of what a refund gives back. */
export type GivenBack = Omit<RefundPayment, 'paymentId'>;

/** Money handed out in this way, or booked there. */
export interface Tender {
  readonly method: PaymentMethod;
  readonly accountId: string;
  readonly amount: Money;
}

/** To the tenders that the sale was paid with, latest first, to each at most what it took and has not given back. */
export function backToPayments(payments: readonly Payment[], total: Money): readonly GivenBack[] {
  const { taken, rest } = takeFrom(notGivenBack(payments), total);
  if (rest.minor !== 0) throw new Error('More is refunded than the payments took');
  return taken;
}

/**
 * To other tenders, each as its parts. What goes back to where one of the sale's payments came from is given back of
 * that payment, lest a later refund gives it back there again.
 */
export function backToTenders<Given extends Tender>(
  payments: readonly Payment[],
  tenders: readonly Given[],
): readonly { readonly tender: Given; readonly parts: readonly GivenBack[] }[] {
  let open = notGivenBack(payments);
  return tenders.map((tender) => {
    const { method, accountId, amount } = tender;
    const isSame = (payment: GivenBack) => payment.method === method && payment.accountId === accountId;
    const { taken, left, rest } = takeFrom(open.filter(isSame), amount);
    open = [...left, ...open.filter((payment) => !isSame(payment))];
    const elsewhere = { refundedPaymentId: null, method, accountId, amount: rest };
    return { tender, parts: rest.minor > 0 ? [...taken, elsewhere] : taken };
  });
}

/** What the sale's payments can still give back, latest first. */
const notGivenBack = (payments: readonly Payment[]): readonly GivenBack[] =>
  payments.toReversed().map(({ paymentId, method, accountId, amount, refunded }) => {
    if (accountId === null) throw new Error(`The payment ${paymentId} was never taken`);
    return { refundedPaymentId: paymentId, method, accountId, amount: subtract(amount, refunded) };
  });

/** `rest`: what the payments do not have. */
function takeFrom(payments: readonly GivenBack[], amount: Money) {
  const taken: GivenBack[] = [];
  const left: GivenBack[] = [];
  let rest = amount;
  for (const payment of payments) {
    const part = compareMoney(payment.amount, rest) < 0 ? payment.amount : rest;
    if (part.minor > 0) taken.push({ ...payment, amount: part });
    left.push({ ...payment, amount: subtract(payment.amount, part) });
    rest = subtract(rest, part);
  }
  return { taken, left, rest };
}
