import type { Money } from '../money.ts';

export type AccountKind = 'CUSTOMER' | 'TILL' | 'CARD' | 'GENERAL';
export type TransactionType = 'INCOME' | 'EXPENSE';
export type TransactionOrigin =
  | 'MANUAL'
  | 'ORDER_PAYMENT'
  | 'ORDER_REFUND'
  | 'TRANSFER'
  | 'DEPOSIT'
  | 'CASH_MOVEMENT'
  | 'TILL_DIFFERENCE'
  | 'REVERSAL';

/** People's own words on a transaction. */
export interface TransactionTexts {
  readonly description: string;
  readonly category: string | null;
}

/**
 * One booking on an account: income raises its balance, an expense lowers it. Its texts are here, unless they are
 * about a customer: then they are in `personal`.
 */
export interface TransactionData extends Partial<TransactionTexts> {
  readonly transactionId: string;
  readonly accountId: string;
  readonly accountKind: AccountKind;
  /** Above zero. */
  readonly amount: Money;
  readonly balanceAfter: Money;
  /**
   * All income of the account so far, this included; less balanceAfter, all its expenses. So what came in and went
   * out between two moments is a difference of two transactions, however many lie between them.
   */
  readonly totalIncomeAfter: Money;
  readonly origin: TransactionOrigin;
  readonly occurredAt: string;
  readonly orderId: string | null;
  readonly paymentId: string | null;
  /** The shift at the drawer that was open; null, and absent from before drawers had shifts: none was. */
  readonly tillSessionId?: string | null;
  readonly counterpart: { readonly transactionId: string; readonly accountId: string } | null;
  /** With what it came from: of a transfer nothing came in or went out, of a deposit it did, on both sides. */
  readonly reversalOf: {
    readonly transactionId: string;
    readonly accountId: string;
    readonly origin: TransactionOrigin;
  } | null;
}

/**
 * Stream `account-<accountId>`. A CUSTOMER account's name is about a person and so in `personal`; any other's is
 * in `data`.
 */
export type AccountEvent =
  | {
      readonly type: 'AccountOpened';
      readonly data: {
        readonly accountId: string;
        readonly code: string;
        readonly name?: string;
        readonly kind: AccountKind;
        readonly currencyCode: string;
        readonly overdraftLimit: Money;
        readonly customerId: string | null;
      };
      readonly personal?: { readonly name: string };
      readonly person?: string;
    }
  | {
      /** An absent field stayed. */
      readonly type: 'AccountUpdated';
      readonly data: { readonly accountId: string; readonly name?: string; readonly overdraftLimit?: Money };
      readonly personal?: { readonly name: string };
      readonly person?: string;
    }
  | { readonly type: 'AccountClosed'; readonly data: { readonly accountId: string } }
  | TransactionEvent
  | {
      /** A shift begins with what was counted; the drawer's balance is that already. */
      readonly type: 'TillOpened';
      readonly data: {
        readonly accountId: string;
        readonly tillSessionId: string;
        /** Of the drawer, without a gap. */
        readonly number: number;
        readonly openingFloat: Money;
      };
    }
  | {
      /** The difference is what was counted less the drawer's balance, and booked after this. */
      readonly type: 'TillClosed';
      readonly data: {
        readonly accountId: string;
        readonly tillSessionId: string;
        readonly counted: Money;
        readonly difference: Money;
      };
    };

export type TransactionEvent = TransactionRecorded<'IncomeRecorded'> | TransactionRecorded<'ExpenseRecorded'>;

interface TransactionRecorded<Type extends string> {
  readonly type: Type;
  readonly data: TransactionData;
  readonly personal?: TransactionTexts;
  readonly person?: string;
}

/** Stream `reversal-<transactionId>`, of the transaction that was reversed: begun at most once. */
export type ReversalEvent = {
  readonly type: 'TransactionReversed';
  readonly data: { readonly transactionId: string; readonly reversalId: string };
};

/** What was booked for one of an order's payments, or of its refunds'. */
export interface TakenPayment {
  readonly paymentId: string;
  readonly accountId: string;
  readonly type: TransactionType;
  readonly amount: Money;
  readonly transactionId: string;
}

/** Stream `payment-<orderId>`: accounts' answer to an order, appended after the transactions that it recorded. */
export type PaymentEvent =
  | {
      readonly type: 'PaymentTaken';
      readonly data: { readonly orderId: string; readonly payments: readonly TakenPayment[] };
    }
  | {
      readonly type: 'PaymentDeclined';
      readonly data: {
        readonly orderId: string;
        readonly paymentId: string;
        readonly message: string;
        /** What the account had, when that was the reason. */
        readonly available: Money | null;
      };
    }
  | {
      readonly type: 'PaymentReturned';
      readonly data: { readonly orderId: string; readonly payments: readonly TakenPayment[] };
    }
  /** What a refund gave back of what was taken; none for a refund of nothing. */
  | {
      readonly type: 'PaymentRefunded';
      readonly data: {
        readonly orderId: string;
        readonly refundId: string;
        readonly payments: readonly TakenPayment[];
      };
    }
  /** The order was cancelled before its payment was seen: a later taking is refused. */
  | { readonly type: 'PaymentCancelled'; readonly data: { readonly orderId: string } };

export type AccountsEvent = AccountEvent | PaymentEvent | ReversalEvent;
