import type { Recorded } from '@tillgraph/shared-domain/event';
import type { OrderEvent, PlacedLine, RefundedLine, Sale } from '@tillgraph/shared-domain/events/orders';
import type { TaxRate } from '@tillgraph/shared-domain/tax';
import {
  noSales,
  type OrderFigures,
  type ProductFigures,
  type SalesFigures,
  type TaxFigures,
} from './figures.ts';
import { type Tally, tallyOf } from './tally.ts';

export type SalesEvent = Extract<
  OrderEvent,
  { readonly type: 'OrderCompleted' | 'OrderShipped' | 'OrderRefunded' | 'OrderCancelled' }
>;

/** Who and what has which share in the sales. */
export interface SalesShares {
  /** By their names at the sale; the empty name is of products without a category. */
  readonly categories: Tally<ProductFigures>;
  readonly methods: Tally<OrderFigures>;
  /** By the sale's cashier, for its refunds, too; the empty id is none's. */
  readonly cashiers: Tally<OrderFigures>;
  /** By the rate in millionths. */
  readonly taxRates: Tally<TaxFigures>;
}

/** What an event adds to the sums of the moment at which it was recorded. */
export interface SaleFacts {
  readonly totals: SalesFigures;
  readonly products: Tally<ProductFigures>;
  /** Undefined where nobody and nothing has one. */
  readonly shares: SalesShares | undefined;
}

export function factsOf(event: Recorded<SalesEvent>): SaleFacts {
  switch (event.type) {
    case 'OrderCompleted':
    case 'OrderShipped':
      return ofSale(event.data.sale);
    case 'OrderRefunded':
      return ofRefund(event.data);
    case 'OrderCancelled':
      return { totals: { ...noSales, cancelledOrders: 1 }, products: [], shares: undefined };
  }
}

/** gross - discounts - refunds = net + tax: of each line, and so of every sum. */
function ofSale({ lines, payments, cashierId }: Sale): SaleFacts {
  const counted = lines.map((line) => countedLine(line, 1));
  const gross = sumOf(lines, (line) => line.gross.minor);
  const methods = new Set(payments.map(({ method }) => method));
  return {
    totals: {
      ...noSales,
      ...amountsOf(counted),
      orders: 1,
      gross,
      discounts: gross - sumOf(lines, ({ total }) => total.minor),
    },
    products: tallyOf(counted.map((line) => ({ key: line.productId, sum: soldOf(line) }))),
    shares: {
      ...sharesOfLines(counted),
      methods: tallyOf([
        ...payments.map(({ method, amount }) => ({ key: method, sum: { orders: 0, amount: amount.minor } })),
        ...[...methods].map((method) => ({ key: method, sum: { orders: 1, amount: 0 } })),
      ]),
      cashiers: [{ key: cashierId ?? '', sum: { orders: 1, amount: amountOf(counted) } }],
    },
  };
}

function ofRefund({ lines, payments, cashierId }: Refund): SaleFacts {
  const counted = lines.map((line) => countedLine(line, -1));
  return {
    totals: { ...noSales, ...amountsOf(counted), refunds: sumOf(lines, ({ total }) => total.minor) },
    products: tallyOf(counted.map((line) => ({ key: line.productId, sum: soldOf(line) }))),
    shares: {
      ...sharesOfLines(counted),
      methods: tallyOf(
        payments.map(({ method, amount }) => ({ key: method, sum: { orders: 0, amount: -amount.minor } })),
      ),
      cashiers: [{ key: cashierId ?? '', sum: { orders: 0, amount: amountOf(counted) } }],
    },
  };
}

type Refund = Extract<OrderEvent, { readonly type: 'OrderRefunded' }>['data'];

/** What was sold, or less than nothing of what came back. */
interface CountedLine {
  readonly productId: string;
  readonly categoryName: string;
  readonly taxRate: TaxRate;
  readonly quantity: number;
  readonly net: number;
  readonly tax: number;
}

const countedLine = (line: PlacedLine | RefundedLine, sign: 1 | -1): CountedLine => ({
  productId: line.productId,
  categoryName: line.categoryName ?? '',
  taxRate: line.taxRate,
  // A sum with zero makes no -0, which is not plain JSON.
  quantity: 0 + sign * line.quantity,
  net: 0 + sign * line.subtotal.minor,
  tax: 0 + sign * line.taxTotal.minor,
});

const sumOf = <Item>(items: readonly Item[], numberOf: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + numberOf(item), 0);

const amountsOf = (lines: readonly CountedLine[]) => ({
  items: sumOf(lines, ({ quantity }) => quantity),
  tax: sumOf(lines, ({ tax }) => tax),
  net: sumOf(lines, ({ net }) => net),
});

const amountOf = (lines: readonly CountedLine[]): number => sumOf(lines, ({ net, tax }) => net + tax);

const soldOf = ({ quantity, net }: CountedLine): ProductFigures => ({ quantity, revenue: net });

const sharesOfLines = (lines: readonly CountedLine[]): Pick<SalesShares, 'categories' | 'taxRates'> => ({
  categories: tallyOf(lines.map((line) => ({ key: line.categoryName, sum: soldOf(line) }))),
  taxRates: tallyOf(lines.map(({ taxRate, net, tax }) => ({ key: String(taxRate), sum: { net, tax } }))),
});
