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
  readonly lines: readonly { readonly quantity: number; readonly product: { readonly id: string } }[];
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

/** For a teardown: nothing was promised twice, and each sale left the stock once and was paid once. Answers the records. */
export function auditSale(sale: Sale): Records {
  const records = settled(sale);
  const { orders, stocks } = records;
  const sold = soldOf(orders);
  const paid = auditLedger(sale) - ownBalance;
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
    'each sale left the stock once',
    stocks.every((stocked) => hasLeft(stocked, sale, sold)),
  );
  invariant(
    'each sale was paid once',
    paid === sold.reduce((sum, { total }) => sum + Number(total.amount), 0),
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

const soldOf = (orders: readonly Order[]): readonly Order[] =>
  orders.filter(({ status }) => status === 'COMPLETED');

const hasLeft = ({ id, stock }: Stocked, { pieces }: Sale, sold: readonly Order[]): boolean =>
  stock.onHand === pieces - piecesOf(id, sold);

const piecesOf = (productId: string, orders: readonly Order[]): number =>
  orders
    .flatMap(({ lines }) => lines)
    .filter(({ product }) => product.id === productId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const readRecords = (sale: Sale): Records => ({
  orders: readOrders(sale),
  stocks: sale.productIds.map(
    (id) =>
      must(query<{ product: Stocked }>(sale.session, 'stock', stock, { id }), 'Reading a stock').product,
  ),
});

function readOrders({ session, customerId }: Sale): readonly Order[] {
  const found: Order[] = [];
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
  'id number status total { amount } cancellation { reason } lines { quantity product { id } }';

export const placeOrderDocument = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { order { ${orderFields} } consistencyToken userErrors { code } }
}`;

const orders = `query ($customerId: ID!, $after: String) {
  orders(first: 100, after: $after, filter: { customerId: $customerId }) {
    edges { node { ${orderFields} } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const stock = 'query ($id: ID!) { product(id: $id) { id stock { onHand reserved available } } }';

interface PlacedOrder {
  readonly order: Order;
  readonly consistencyToken: string;
}

interface Stocked {
  readonly id: string;
  readonly stock: { readonly onHand: number; readonly reserved: number; readonly available: number };
}

interface Records {
  readonly orders: readonly Order[];
  readonly stocks: readonly Stocked[];
}

interface OrderPage {
  readonly orders: {
    readonly edges: readonly { readonly node: Order }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}
