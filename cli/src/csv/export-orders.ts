import { withGuard } from '@tillgraph/shared-domain/formula-guard';
import type { Export } from './export.ts';
import { allNodes, type Page } from './pages.ts';

/** A row for each line of an order, oldest first; the order's own columns are the same on all its rows. */
export const orderExport: Export = {
  columns: [
    'number',
    'status',
    'fulfilment',
    'placed_at',
    'business_date',
    'customer_id',
    'customer',
    'cashier',
    'payment_methods',
    'currency',
    'order_discount',
    'order_subtotal',
    'order_tax',
    'order_total',
    'order_refunded',
    'order_note',
    'line',
    'sku',
    'product',
    'quantity',
    'unit_price',
    'discount',
    'tax_rate',
    'subtotal',
    'tax',
    'total',
    'refunded_quantity',
    'note',
  ],
  async *rows(graph, { from, to, onPage }) {
    const pageOf = ({ orders }: { orders: Page<Order> | null }) => orders;
    const variables = { filter: { ...(from && { placedFrom: from }), ...(to && { placedTo: to }) } };
    for await (const order of allNodes(graph, document, variables, pageOf, onPage)) {
      const cells = orderCells(order);
      yield* order.lines.map((line, index) => [...cells, String(index + 1), ...lineCells(line)]);
    }
  },
};

const document = `query ($after: String, $filter: OrderFilter) {
  orders(first: 100, after: $after, filter: $filter, orderBy: PLACED_AT_ASC) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node {
      number status fulfilmentMethod placedAt businessDate note
      customer { id name } cashier { displayName } payments { method }
      discountTotal { amount } subtotal { amount } taxTotal { amount }
      total { amount currencyCode } refundedTotal { amount }
      lines {
        sku productName quantity unitPrice { amount } discountTotal { amount } taxRate
        subtotal { amount } taxTotal { amount } total { amount } refundedQuantity note
      }
    } }
  }
}`;

interface Amount {
  readonly amount: string;
}

interface Order {
  readonly number: string;
  readonly status: string;
  readonly fulfilmentMethod: string;
  readonly placedAt: string;
  readonly businessDate: string;
  readonly note: string | null;
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly cashier: { readonly displayName: string } | null;
  readonly payments: readonly { readonly method: string }[];
  readonly discountTotal: Amount;
  readonly subtotal: Amount;
  readonly taxTotal: Amount;
  readonly total: Amount & { readonly currencyCode: string };
  readonly refundedTotal: Amount;
  readonly lines: readonly Line[];
}

interface Line {
  readonly sku: string;
  readonly productName: string;
  readonly quantity: number;
  readonly unitPrice: Amount;
  readonly discountTotal: Amount;
  readonly taxRate: string;
  readonly subtotal: Amount;
  readonly taxTotal: Amount;
  readonly total: Amount;
  readonly refundedQuantity: number;
  readonly note: string | null;
}

const orderCells = (order: Order) => [
  order.number,
  order.status,
  order.fulfilmentMethod,
  order.placedAt,
  order.businessDate,
  order.customer?.id ?? '',
  withGuard(order.customer?.name ?? ''),
  withGuard(order.cashier?.displayName ?? ''),
  order.payments.map(({ method }) => method).join('|'),
  order.total.currencyCode,
  order.discountTotal.amount,
  order.subtotal.amount,
  order.taxTotal.amount,
  order.total.amount,
  order.refundedTotal.amount,
  withGuard(order.note ?? ''),
];

const lineCells = (line: Line) => [
  withGuard(line.sku),
  withGuard(line.productName),
  String(line.quantity),
  line.unitPrice.amount,
  line.discountTotal.amount,
  line.taxRate,
  line.subtotal.amount,
  line.taxTotal.amount,
  line.total.amount,
  String(line.refundedQuantity),
  withGuard(line.note ?? ''),
];
