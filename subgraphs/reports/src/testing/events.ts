import type { HistoryEntry } from '@tillgraph/platform/testing';
import type { TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import type {
  OrderEvent,
  PaymentMethod,
  PlacedLine,
  RefundedLine,
  Sale,
} from '@tillgraph/shared-domain/events/orders';
import type { Money } from '@tillgraph/shared-domain/money';

/** What was sold of a product, in minor units: `tax` of what remains after the discount, which is with its own. */
export interface Sold {
  readonly productId: string;
  readonly categoryName?: string | null;
  readonly pieces: number;
  readonly taxRate?: number;
  readonly net: number;
  readonly tax?: number;
  readonly discount?: number;
}

export interface SaleDescription {
  readonly orderId: string;
  readonly lines: readonly Sold[];
  /** In minor units; all in cash when absent. */
  readonly payments?: readonly (readonly [PaymentMethod, number])[];
  readonly cashierId?: string | null;
}

export const usd = (minor: number): Money => ({ minor, currency: 'USD' });

export const shopOpened = (timeZone = 'UTC'): HistoryEntry => ({
  context: 'catalog',
  stream: 'shop-main',
  event: {
    type: 'ShopOpened',
    data: { shopId: 'main', name: 'Shop', currencyCode: 'USD', timeZone, pricesIncludeTax: true },
  } as const,
});

/** As `The <id>`. */
export const productCreated = (productId: string): HistoryEntry =>
  ofProduct({
    type: 'ProductCreated',
    data: {
      ...{ productId, sku: productId, name: `The ${productId}`, description: null, barcodes: [] },
      ...{ taxRate: 0, categoryId: null, price: usd(100) },
    },
  });

export const productUpdated = (
  productId: string,
  change: { name?: string; taxRate?: number },
): HistoryEntry => ofProduct({ type: 'ProductUpdated', data: { productId, ...change } });

export const completed = (sale: SaleDescription): HistoryEntry =>
  ofOrder({ type: 'OrderCompleted', data: { orderId: sale.orderId, sale: saleOf(sale) } });

export const shipped = (sale: SaleDescription): HistoryEntry =>
  ofOrder({ type: 'OrderShipped', data: { orderId: sale.orderId, sale: saleOf(sale) } });

export const cancelled = (orderId: string): HistoryEntry =>
  ofOrder({
    type: 'OrderCancelled',
    data: {
      orderId,
      reason: 'REQUESTED',
      message: 'No more',
      shortages: [],
      declinedPaymentId: null,
      available: null,
    },
  });

/** What came back of a sale: amounts above zero. */
export function refunded({ orderId, lines, payments, cashierId = null }: SaleDescription): HistoryEntry {
  const amounts = lines.map(refundedLine);
  return ofOrder({
    type: 'OrderRefunded',
    data: {
      ...{ orderId, cashierId, customerId: null, refundedBy: null, number: 1 },
      refundId: `refund-of-${orderId}`,
      businessDate: '2026-01-01',
      lines: amounts,
      ...totalsOf(amounts),
      payments: paid(payments, totalsOf(amounts).total.minor).map(([method, amount], at) => ({
        paymentId: `${at}`,
        refundedPaymentId: null,
        method,
        amount: usd(amount),
        accountId: 'till',
      })),
      reason: 'It came back',
    },
  });
}

export const accountOpened = (accountId: string, currencyCode = 'USD'): HistoryEntry => ({
  context: 'accounts',
  stream: `account-${accountId}`,
  event: {
    type: 'AccountOpened',
    data: {
      accountId,
      code: accountId,
      name: accountId,
      kind: 'GENERAL',
      currencyCode,
      overdraftLimit: { minor: 0, currency: currencyCode },
      customerId: null,
    },
  } as const,
});

type Booking = Pick<TransactionEvent['data'], 'accountId' | 'occurredAt' | 'amount'> &
  Partial<TransactionEvent['data']>;

export const booked = (type: TransactionEvent['type'], booking: Booking): HistoryEntry => ({
  context: 'accounts',
  stream: `account-${booking.accountId}`,
  event: {
    type,
    data: {
      transactionId: 't',
      accountKind: 'TILL',
      balanceAfter: booking.amount,
      totalIncomeAfter: booking.amount,
      origin: 'MANUAL',
      ...{ orderId: null, paymentId: null, tillSessionId: null, counterpart: null, reversalOf: null },
      description: 'Something',
      category: null,
      ...booking,
    },
  },
});

const ofProduct = (event: ProductEvent): HistoryEntry => ({
  context: 'catalog',
  stream: `product-${event.data.productId}`,
  event,
});

const ofOrder = (event: OrderEvent): HistoryEntry => ({
  context: 'orders',
  stream: `order-${event.data.orderId}`,
  event,
});

function saleOf({ lines, payments, cashierId = null }: SaleDescription): Sale {
  const placed = lines.map(placedLine);
  const totals = totalsOf(placed);
  return {
    ...{ number: 1, customerId: null, cashierId, businessDate: '2026-01-01', lines: placed },
    ...totals,
    discountTotal: usd(0),
    payments: paid(payments, totals.total.minor).map(([method, amount], at) => ({
      ...{ paymentId: `${at}`, method, amount: usd(amount) },
      ...{ tendered: null, change: null, accountId: 'till' },
    })),
  };
}

const placedLine = (sold: Sold, at: number): PlacedLine => ({
  ...commonOf(sold, at),
  unitPrice: usd(0),
  gross: usd(sold.net + (sold.tax ?? 0) + (sold.discount ?? 0)),
  discountTotal: usd(sold.discount ?? 0),
});

const refundedLine = (sold: Sold, at: number): RefundedLine => ({ ...commonOf(sold, at), restock: true });

const commonOf = (
  { productId, categoryName = null, pieces, taxRate = 0, net, tax = 0 }: Sold,
  at: number,
) => ({
  lineId: `${at}`,
  ...{ productId, productName: `The ${productId}`, sku: productId },
  ...{ categoryId: categoryName, categoryName, taxRate },
  quantity: pieces * 1000,
  subtotal: usd(net),
  taxTotal: usd(tax),
  total: usd(net + tax),
});

const totalsOf = (lines: readonly Pick<PlacedLine, 'subtotal' | 'taxTotal' | 'total'>[]) => ({
  subtotal: usd(lines.reduce((sum, { subtotal }) => sum + subtotal.minor, 0)),
  taxTotal: usd(lines.reduce((sum, { taxTotal }) => sum + taxTotal.minor, 0)),
  total: usd(lines.reduce((sum, { total }) => sum + total.minor, 0)),
});

const paid = (
  payments: SaleDescription['payments'],
  total: number,
): readonly (readonly [PaymentMethod, number])[] => payments ?? (total > 0 ? [['CASH', total]] : []);
