import type { PaymentMethod, RequestedPayment } from '@tillgraph/shared-domain/events/orders';
import { compareMoney, formatMoney, type Money, subtract } from '@tillgraph/shared-domain/money';
import { type InvalidInput, invalidInput } from '@tillgraph/shared-domain/user-error';

export interface OfferedPayment {
  readonly paymentId: string;
  readonly method: PaymentMethod;
  /** Null: the rest of the total; above zero otherwise. */
  readonly amount: Money | null;
  readonly accountId: string | null;
  readonly tendered: Money | null;
  readonly reference: string | null;
}

export type SettledPayments =
  | { readonly ok: true; readonly payments: readonly RequestedPayment[] }
  | { readonly ok: false; readonly errors: readonly InvalidInput[] };

/** Payments that add up to the total, with the change of the cash handed over. A total of zero takes none. */
export function settlePayments(offered: readonly OfferedPayment[], total: Money): SettledPayments {
  const restIndex = offered.findIndex(({ amount }) => amount === null);
  const errors = [...offered.entries()].flatMap(([index, payment]) => [
    ...malformed(payment, index, total),
    ...(payment.amount === null && index !== restIndex ? [secondRest(index)] : []),
  ]);
  if (errors.length > 0) return { ok: false, errors };
  const rest = restOf(offered, total);
  if (restIndex >= 0 ? rest.minor <= 0 : rest.minor !== 0) {
    return { ok: false, errors: [doesNotAddUp(offered, restIndex, total)] };
  }
  const payments = offered.map((payment) => ({ ...payment, amount: payment.amount ?? rest }));
  const short = [...payments.entries()].flatMap(([index, payment]) => tenderedTooLittle(payment, index));
  if (short.length > 0) return { ok: false, errors: short };
  return {
    ok: true,
    payments: payments.map(({ reference: _reference, ...payment }) => ({
      ...payment,
      change: changeOf(payment),
    })),
  };
}

function malformed(payment: OfferedPayment, index: number, { currency }: Money): readonly InvalidInput[] {
  const errors: InvalidInput[] = [];
  for (const field of ['amount', 'tendered'] as const) {
    const amount = payment[field];
    if (amount && amount.currency !== currency) {
      errors.push(
        invalidInput(`The shop sells in ${currency}: pay in it.`, at(index, field, 'currencyCode')),
      );
    }
  }
  if (payment.method === 'ACCOUNT' && payment.accountId === null) {
    errors.push(invalidInput('Say which account it is.', at(index, 'accountId')));
  }
  if (payment.method !== 'CASH' && payment.tendered) {
    errors.push(invalidInput('Only cash is handed over: leave tendered out.', at(index, 'tendered')));
  }
  return errors;
}

/** What the payments with an amount leave of the total; from the first that is too much, any number below zero. */
const restOf = (offered: readonly OfferedPayment[], total: Money): Money =>
  offered.reduce((rest, { amount }) => (amount && rest.minor >= 0 ? subtract(rest, amount) : rest), total);

function doesNotAddUp(offered: readonly OfferedPayment[], restIndex: number, total: Money): InvalidInput {
  const due = `${formatMoney(total).amount} ${total.currency}`;
  if (total.minor === 0)
    return invalidInput('There is nothing to pay: send no payments.', ['input', 'payments']);
  if (offered.length === 0) return invalidInput(`${due} is to pay: say how.`, ['input', 'payments']);
  return restIndex >= 0
    ? invalidInput(`The other payments leave nothing of ${due}: take this one out.`, at(restIndex, 'amount'))
    : invalidInput(`The payments must add up to ${due}; one may leave its amount out.`, [
        'input',
        'payments',
      ]);
}

const secondRest = (index: number): InvalidInput =>
  invalidInput('Only one payment may leave its amount out and take the rest.', at(index, 'amount'));

interface AmountedPayment extends OfferedPayment {
  readonly amount: Money;
}

function tenderedTooLittle({ tendered, amount }: AmountedPayment, index: number): readonly InvalidInput[] {
  if (!tendered || compareMoney(tendered, amount) >= 0) return [];
  const message = `Less cash was handed over than ${formatMoney(amount).amount} ${amount.currency}.`;
  return [invalidInput(message, at(index, 'tendered', 'amount'))];
}

const changeOf = ({ tendered, amount }: Pick<AmountedPayment, 'tendered' | 'amount'>): Money | null =>
  tendered && subtract(tendered, amount);

const at = (index: number, ...fields: readonly string[]): readonly string[] => [
  'input',
  'payments',
  String(index),
  ...fields,
];
