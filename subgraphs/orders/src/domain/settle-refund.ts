import type { AccountKind } from '@tillgraph/shared-domain/events/accounts';
import type {
  PaymentReference,
  RefundPayment,
  RequestedPayment,
} from '@tillgraph/shared-domain/events/orders';
import type { Money } from '@tillgraph/shared-domain/money';
import { houseAccountFor, payableFrom } from '@tillgraph/shared-domain/payment-accounts';
import { invalidInput, notFound, type UserError } from '@tillgraph/shared-domain/user-error';
import type { Payment } from './order.ts';
import { backToPayments, backToTenders, type GivenBack } from './refund-payments.ts';
import { type OfferedPayment, settlePayments } from './settle-payments.ts';

/** What this context knows of an account that money is given back from or to. */
export interface KnownAccount {
  readonly kind: AccountKind;
  readonly currencyCode: string;
}

export type KnownAccounts = ReadonlyMap<string, KnownAccount>;

interface RefundToSettle {
  readonly refundId: string;
  /** Null: back to the payments that the order was paid with. */
  readonly payments: readonly OfferedPayment[] | null;
}

export type SettledRefund =
  | {
      readonly ok: true;
      readonly payments: readonly RefundPayment[];
      readonly references: readonly PaymentReference[];
    }
  | { readonly ok: false; readonly errors: readonly UserError[] };

/** How the total is given back. Payments are numbered within the refund, for one tender may become several. */
export function settleRefund(
  { refundId, payments: offered }: RefundToSettle,
  paid: readonly Payment[],
  total: Money,
  accounts: KnownAccounts,
): SettledRefund {
  const numbered = (part: GivenBack, index: number): RefundPayment => ({
    paymentId: `${refundId}-${index + 1}`,
    ...part,
  });
  if (offered === null) {
    return { ok: true, payments: backToPayments(paid, total).map(numbered), references: [] };
  }
  const misplaced = offered.flatMap((payment, index) => misplacedTender(payment, index, total, accounts));
  if (misplaced.length > 0) return { ok: false, errors: misplaced };
  const settled = settlePayments(offered, total);
  if (!settled.ok) return settled;
  const referenceOf = new Map(offered.map(({ paymentId, reference }) => [paymentId, reference]));
  const parts = backToTenders(paid, settled.payments.map(located)).flatMap(({ tender, parts }) =>
    parts.map((part) => ({ part, reference: referenceOf.get(tender.paymentId) ?? null })),
  );
  const payments = parts.map(({ part }, index) => numbered(part, index));
  return {
    ok: true,
    payments,
    references: payments.flatMap(({ paymentId }, index) => {
      const reference = parts[index]?.reference ?? null;
      return reference === null ? [] : [{ paymentId, reference }];
    }),
  };
}

function located(payment: RequestedPayment) {
  const accountId = payment.accountId ?? houseAccountFor[payment.method];
  if (accountId === null) throw new Error(`A ${payment.method} payment was settled without its account`);
  return { ...payment, accountId };
}

function misplacedTender(
  { method, accountId, tendered }: OfferedPayment,
  index: number,
  { currency }: Money,
  accounts: KnownAccounts,
): readonly UserError[] {
  const at = (field: string) => ['input', 'payments', String(index), field];
  const errors: UserError[] = [];
  if (tendered)
    errors.push(invalidInput('Money is given back without change: leave tendered out.', at('tendered')));
  if (accountId === null) return errors;
  const account = accounts.get(accountId);
  if (!account) {
    errors.push(notFound('There is no account with this id: look it up anew.', at('accountId')));
  } else if (!payableFrom[method].includes(account.kind)) {
    errors.push(invalidInput(`The account has no ${method} payments: choose another.`, at('accountId')));
  } else if (account.currencyCode !== currency) {
    errors.push(
      invalidInput(`The account is in ${account.currencyCode}, the refund in ${currency}.`, at('accountId')),
    );
  }
  return errors;
}
