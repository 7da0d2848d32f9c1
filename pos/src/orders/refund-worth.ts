import { add, compareMoney, type Money, subtract, zero } from '@tillgraph/shared-domain/money';
import { divideHalfUp } from '@tillgraph/shared-domain/rounding';

/** Of a line that was sold. */
export interface Refundable {
  readonly quantity: number;
  readonly refundedQuantity: number;
  readonly total: Money;
}

/**
 * What pieces of a line are worth: all that came back so far, half up, less what came back before. As the shop reckons
 * (docs/money.md); what it gives back is its answer alone.
 */
export function refundWorth({ quantity, refundedQuantity, total }: Refundable, pieces: number): Money {
  const upTo = (count: number): Money => ({
    ...total,
    minor: Number(divideHalfUp(BigInt(total.minor) * thousandths(count), thousandths(quantity))),
  });
  return subtract(upTo(refundedQuantity + pieces), upTo(refundedQuantity));
}

/** A payment of the sale. */
export interface Returnable {
  readonly id: string;
  readonly amount: Money;
  readonly refunded: Money;
}

/** Where money goes when nobody says otherwise: to the latest payment first, to each what it has not given back. */
export function backAsPaid<Payment extends Returnable>(
  payments: readonly Payment[],
  total: Money,
): readonly { readonly payment: Payment; readonly amount: Money }[] {
  let rest = total;
  return payments.toReversed().flatMap((payment) => {
    const left = subtract(payment.amount, payment.refunded);
    const amount = compareMoney(left, rest) < 0 ? left : rest;
    rest = subtract(rest, amount);
    return amount.minor > 0 ? [{ payment, amount }] : [];
  });
}

export const sumOf = (amounts: readonly Money[], currency: string): Money =>
  amounts.reduce((sum, amount) => add(sum, amount), zero(currency));

/** Quantities have three decimals at most. */
const thousandths = (quantity: number): bigint => BigInt(Math.round(quantity * 1000));
