import { sleep } from 'k6';
import { must, mutate, newKey, query } from './graph.ts';
import { auditLedger, type Ledger, openLedger } from './ledger.ts';
import { invariant, unaccounted } from './load.ts';

/** Products, a customer and a cash drawer that a run has for itself. */
export interface Sale extends Ledger {
  /** In the names of all its products. */
  readonly name: string;
  readonly customerId: string;
  readonly productIds: readonly string[];
  /** In stock of each product at first. */
  readonly pieces: number;
}

export interface Order {
  readonly id: string;
  readonly number: string;
  readonly status: 'PENDING' | 'RESERVED' | 'PAID' | 'COMPLETED' | 'CANCELLED';
  readonly total: { readonly amount: string };
  readonly cancellation: { readonly reason: string } | null;
  readonly lines: readonly OrderLine[];
}

export interface OrderLine {
  readonly id: string;
  readonly quantity: number;
  readonly product: { readonly id: string };
}

/** As the audit reads it. */
export interface RecordedOrder extends Order {
  readonly lines: readonly (OrderLine & { readonly refundedQuantity: number })[];
  readonly refundedTotal: { readonly amount: string };
  readonly refunds: readonly {
    readonly lines: readonly {
      readonly line: OrderLine;
      readonly quantity: number;
      readonly restocked: boolean;
    }[];
    readonly payments: readonly { readonly amount: { readonly amount: string } }[];
  }[];
}

export function openSale({ products, pieces }: { products: number; pieces: number }): Sale {
  const ledger = openLedger(1, 'TILL');
  const name = newKey();
  const registered = mutate<{ customer: { id: string } }>(
    ledger.session,
    'registerCustomer',
    registerCustomer,
    {
      idempotencyKey: newKey(),
      name: 'Load test',
    },
  );
  const { customer } = must(registered, 'Registering a customer');
  const productIds = Array.from({ length: products }, (_, index) =>
    stockedProduct(ledger, `${name}-${index}`, pieces),
  );
  return { ...ledger, name, customerId: customer.id, productIds, pieces };
}

/** Places an order and waits for what becomes of it; undefined when it was refused. */
export function placeOrder(sale: Sale, input: object): PlacedOrder | undefined {
  const placed = mutate<PlacedOrder>(sale.session, 'placeOrder', placeOrderDocument, input);
  if (placed) acknowledge(placed.order);
  return placed;
}

/** Counts what the shop says that it sold. */
export function acknowledge({ status, total }: Order): void {
  if (status === 'COMPLETED') unaccounted.add(Number(total.amount));
}

/** One piece of each, paid in cash. The note comes back with the order's events. */
export const orderInput = (
  { customerId, accountId }: Sale,
  productIds: readonly string[],
  note = 'Load test',
) => ({
  idempotencyKey: newKey(),
  customerId,
  lines: productIds.map((productId) => ({ productId, quantity: 1 })),
  payments: [{ method: 'CASH', accountId }],
  note,
  awaitOutcomeMs: 10_000,
});

/**
 * For a teardown: nothing was promised twice, each sale left the stock once and was paid once, and what came back of it
 * went into the stock and out of the drawer once. Answers the records.
 */
export function auditSale(sale: Sale): Records {
  const records = settled(sale);
  const { orders, stocks } = records;
  const sold = soldOf(orders);
  const { balance, transactions } = auditLedger(sale);
  invariant('every order is completed or cancelled', orders.every(isSettled));
  invariant(
    'no order number is given twice',
    new Set(orders.map(({ number }) => number)).size === orders.length,
  );
  invariant(
    'no stock is promised twice',
    stocks.every(({ stock }) => stock.available >= 0),
  );
  invariant(
    'no stock stays reserved',
    stocks.every(({ stock }) => stock.reserved === 0),
  );
  invariant(
    'each sale left the stock once, and what came back is there again',
    stocks.every((stocked) => hasLeft(stocked, sale, sold)),
  );
  invariant(
    'each sale was paid once, and each refund paid back',
    balance - ownBalance === sumOf(sold.map(({ total }) => total)) - sumOf(sold.map(refundedTotalOf)),
  );
  const givenBack = transactions.filter(({ origin }) => origin === 'ORDER_REFUND');
  invariant(
    'each order was given back what it was refunded',
    sold.every((order) => {
      const own = givenBack.filter((transaction) => transaction.order?.id === order.id);
      const refunded = order.refunds.flatMap(({ payments }) => payments);
      return (
        own.length === refunded.length &&
        [own, refunded].every(
          (parts) => sumOf(parts.map(({ amount }) => amount)) === Number(order.refundedTotal.amount),
        )
      );
    }),
  );
  return records;
}

/** The orders and stocks of a run, read until all of it is there, for a minute at most: read models follow. */
function settled(sale: Sale): Records {
  let records = readRecords(sale);
  for (let times = 1; times < 120 && !areSettled(records, sale); times += 1) {
    sleep(0.5);
    records = readRecords(sale);
  }
  return records;
}

const areSettled = ({ orders, stocks }: Records, sale: Sale): boolean =>
  orders.every(isSettled) &&
  stocks.every((stocked) => stocked.stock.reserved === 0 && hasLeft(stocked, sale, soldOf(orders)));

const isSettled = ({ status }: Order): boolean => status === 'COMPLETED' || status === 'CANCELLED';

const soldOf = (orders: readonly RecordedOrder[]): readonly RecordedOrder[] =>
  orders.filter(({ status }) => status === 'COMPLETED');

const hasLeft = ({ id, stock }: Stocked, { pieces }: Sale, sold: readonly RecordedOrder[]): boolean => {
  const out = sold.flatMap(({ lines }) => lines).filter(({ product }) => product.id === id);
  const back = sold
    .flatMap(({ refunds }) => refunds.flatMap(({ lines }) => lines))
    .filter(({ line, restocked }) => restocked && line.product.id === id);
  return stock.onHand === pieces - piecesOf(out) + piecesOf(back);
};

const piecesOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

const refundedTotalOf = ({ refundedTotal }: RecordedOrder) => refundedTotal;

const sumOf = (amounts: readonly { readonly amount: string }[]): number =>
  amounts.reduce((sum, { amount }) => sum + Number(amount), 0);

const readRecords = (sale: Sale): Records => ({
  orders: readOrders(sale),
  stocks: sale.productIds.map(
    (id) =>
      must(query<{ product: Stocked }>(sale.session, 'stock', stock, { id }), 'Reading a stock').product,
  ),
});

function readOrders({ session, customerId }: Sale): readonly RecordedOrder[] {
  const found: RecordedOrder[] = [];
  let after: string | null = null;
  do {
    const page: OrderPage = must(
      query<OrderPage>(session, 'orders', orders, { customerId, after }),
      'Reading the orders',
    );
    found.push(...page.orders.edges.map(({ node }) => node));
    after = page.orders.pageInfo.hasNextPage ? page.orders.pageInfo.endCursor : null;
  } while (after);
  return found;
}

function stockedProduct({ session, currencyCode }: Ledger, name: string, pieces: number): string {
  const price = { amount: '5', currencyCode };
  const created = mutate<{ product: { id: string } }>(session, 'createProduct', createProduct, {
    idempotencyKey: newKey(),
    sku: name,
    name,
    price,
  });
  const { id } = must(created, 'Creating a product').product;
  const delivery = { idempotencyKey: newKey(), productId: id, quantity: pieces };
  must(mutate(session, 'receiveStock', receiveStock, delivery), 'Receiving stock');
  return id;
}

/** What the run itself has put into the drawer, at the beginning and in its audit. */
const ownBalance = 2;

const registerCustomer = `mutation ($input: RegisterCustomerInput!) {
  registerCustomer(input: $input) { customer { id } consistencyToken userErrors { code } }
}`;

const createProduct = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) { product { id } consistencyToken userErrors { code } }
}`;

const receiveStock = `mutation ($input: ReceiveStockInput!) {
  receiveStock(input: $input) { consistencyToken userErrors { code } }
}`;

const orderFields =
  'id number status total { amount } cancellation { reason } lines { id quantity product { id } }';

export const placeOrderDocument = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { order { ${orderFields} } consistencyToken userErrors { code } }
}`;

const orders = `query ($customerId: ID!, $after: String) {
  orders(first: 20, after: $after, filter: { customerId: $customerId }) {
    edges { node {
      ${orderFields}
      refundedTotal { amount }
      lines { refundedQuantity }
      refunds { lines { line { product { id } } quantity restocked } payments { amount { amount } } }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const stock = 'query ($id: ID!) { product(id: $id) { id stock { onHand reserved available } } }';

export interface PlacedOrder {
  readonly order: Order;
  readonly consistencyToken: string;
}

interface Stocked {
  readonly id: string;
  readonly stock: { readonly onHand: number; readonly reserved: number; readonly available: number };
}

interface Records {
  readonly orders: readonly RecordedOrder[];
  readonly stocks: readonly Stocked[];
}

interface OrderPage {
  readonly orders: {
    readonly edges: readonly { readonly node: RecordedOrder }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}
