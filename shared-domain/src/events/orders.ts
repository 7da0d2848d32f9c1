import type { Address } from '../address.ts';
import type { Discount } from '../discount.ts';
import type { Money } from '../money.ts';
import type { Quantity } from '../quantity.ts';
import type { TaxRate } from '../tax.ts';
import type { Shortage } from './inventory.ts';

export type FulfilmentMethod = 'COUNTER' | 'DELIVERY';
export type PaymentMethod = 'CASH' | 'CARD' | 'ACCOUNT';
export type CancellationReason = 'OUT_OF_STOCK' | 'PAYMENT_DECLINED' | 'TIMED_OUT' | 'REQUESTED';

/** A line with everything as it was at the sale. subtotal + taxTotal = total. */
export interface PlacedLine {
  readonly lineId: string;
  readonly productId: string;
  readonly productName: string;
  readonly sku: string;
  readonly categoryId: string | null;
  readonly categoryName: string | null;
  readonly quantity: Quantity;
  readonly unitPrice: Money;
  /** With tax, before discounts: gross - total is what the discounts took, with their tax. */
  readonly gross: Money;
  /** The line's own, as it was granted; absent when none was. */
  readonly discount?: Discount;
  /** The line's own discount and its share of the order's, with tax only where prices are. */
  readonly discountTotal: Money;
  readonly subtotal: Money;
  readonly taxRate: TaxRate;
  readonly taxTotal: Money;
  readonly total: Money;
}

export interface RequestedPayment {
  readonly paymentId: string;
  readonly method: PaymentMethod;
  readonly amount: Money;
  readonly tendered: Money | null;
  readonly change: Money | null;
  /** Null for CASH and CARD: the accounts `till` and `card`. */
  readonly accountId: string | null;
}

/** Of the card terminal, or whatever was typed in its place. */
export interface PaymentReference {
  readonly paymentId: string;
  readonly reference: string;
}

/** Pieces of a line that came back. subtotal + taxTotal = total; all refunds of a line add up to the line at most. */
export interface RefundedLine
  extends Pick<
    PlacedLine,
    'lineId' | 'productId' | 'productName' | 'sku' | 'categoryId' | 'categoryName' | 'taxRate'
  > {
  readonly quantity: Quantity;
  /** Whether they go back into stock. */
  readonly restock: boolean;
  /** Of one piece of some it may be a minor unit below zero: total and tax are each rounded over all pieces so far. */
  readonly subtotal: Money;
  readonly taxTotal: Money;
  readonly total: Money;
}

/** Money that a refund gives back. */
export interface RefundPayment {
  readonly paymentId: string;
  /** The sale's payment that it gives back; null for a tender that the sale was not paid with. */
  readonly refundedPaymentId: string | null;
  readonly method: PaymentMethod;
  /** Above zero. */
  readonly amount: Money;
  /** That it goes out of (CASH, CARD), or onto (ACCOUNT). */
  readonly accountId: string;
}

/** A sale as it counts: everything that its consumers need, for they never read the order's other events. */
export interface Sale {
  readonly number: number;
  readonly customerId: string | null;
  readonly cashierId: string | null;
  readonly businessDate: string;
  readonly lines: readonly PlacedLine[];
  readonly discountTotal: Money;
  readonly subtotal: Money;
  readonly taxTotal: Money;
  readonly total: Money;
  /** With the accounts (drawers too) that took them. */
  readonly payments: readonly RequestedPayment[];
}

/** Stream `order-<orderId>`. */
export type OrderEvent =
  | {
      readonly type: 'OrderPlaced';
      readonly data: {
        readonly orderId: string;
        /** In sequence without a gap; given by the event store. */
        readonly number: number;
        readonly customerId: string | null;
        readonly cashierId: string | null;
        readonly fulfilmentMethod: FulfilmentMethod;
        /** The shop's day, `2026-11-22`. */
        readonly businessDate: string;
        readonly pricesIncludeTax: boolean;
        readonly lines: readonly PlacedLine[];
        /** The whole order's, as they were granted; absent when none was. */
        readonly discounts?: readonly Discount[];
        readonly discountTotal: Money;
        readonly subtotal: Money;
        readonly taxTotal: Money;
        readonly total: Money;
        readonly payments: readonly RequestedPayment[];
        /** Absent when there are none, or the order has a customer. */
        readonly references?: readonly PaymentReference[];
      };
      /** Absent when it would say nothing. Under the customer's key, or the order's own when there is no customer. */
      readonly personal?: {
        readonly deliveryAddress: Address | null;
        readonly note: string | null;
        readonly lineNotes: readonly { readonly lineId: string; readonly note: string }[];
        /** Absent when there are none, or the order has no customer. */
        readonly references?: readonly PaymentReference[];
      };
      readonly person?: string;
    }
  | {
      readonly type: 'OrderReserved';
      readonly data: {
        readonly orderId: string;
        readonly number: number;
        readonly payments: readonly RequestedPayment[];
      };
    }
  | {
      readonly type: 'OrderPaid';
      readonly data: {
        readonly orderId: string;
        readonly payments: readonly { readonly paymentId: string; readonly accountId: string }[];
      };
    }
  | { readonly type: 'OrderCompleted'; readonly data: { readonly orderId: string; readonly sale: Sale } }
  | { readonly type: 'OrderShipped'; readonly data: { readonly orderId: string; readonly sale: Sale } }
  | {
      readonly type: 'OrderCancelled';
      readonly data: {
        readonly orderId: string;
        readonly reason: CancellationReason;
        /** Absent when it is a person's own words on a customer's order: then it is in `personal`. */
        readonly message?: string;
        readonly shortages: readonly Shortage[];
        /** For PAYMENT_DECLINED: which payment it was, for none was taken then, and what its account had. */
        readonly declinedPaymentId: string | null;
        readonly available: Money | null;
      };
      readonly personal?: { readonly message: string };
      readonly person?: string;
    }
  /** Accounts gave a cancelled order's payments back. */
  | {
      readonly type: 'OrderPaymentsReturned';
      readonly data: { readonly orderId: string; readonly paymentIds: readonly string[] };
    }
  /** With everything that its consumers need, for they never read the order's other events. */
  | {
      readonly type: 'OrderRefunded';
      readonly data: {
        readonly orderId: string;
        readonly refundId: string;
        /** The order's. */
        readonly number: number;
        readonly customerId: string | null;
        /** Of the sale. */
        readonly cashierId: string | null;
        /** Null when it was no user. */
        readonly refundedBy: string | null;
        /** The shop's day on which it is made. */
        readonly businessDate: string;
        readonly lines: readonly RefundedLine[];
        readonly subtotal: Money;
        readonly taxTotal: Money;
        readonly total: Money;
        /** They add up to the total. */
        readonly payments: readonly RefundPayment[];
        /** Absent on a customer's order: then it is in `personal`, as the references are. */
        readonly reason?: string;
        /** Absent when there are none. */
        readonly references?: readonly PaymentReference[];
      };
      readonly personal?: { readonly reason: string; readonly references?: readonly PaymentReference[] };
      readonly person?: string;
    };
