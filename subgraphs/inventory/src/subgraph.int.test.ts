import { type TestContext, testContext } from '@tillgraph/platform/testing';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import type { OrderEvent, PlacedLine, Sale } from '@tillgraph/shared-domain/events/orders';
import { reservation } from './domain/reservation.ts';
import { stock } from './domain/stock.ts';
import { createInventory } from './subgraph.ts';

const keeper = {
  kind: 'user',
  id: 'keeper-1',
  sessionId: 'session-1',
  scopes: new Set(['inventory:read', 'inventory:write']),
} as const;

let context: TestContext;
beforeAll(async () => {
  context = await testContext(createInventory(), { consumes: ['catalog', 'orders'], referenceWait: 300 });
});
afterAll(() => context.close());

// biome-ignore lint/suspicious/noExplicitAny: what a query answers depends on its text
type Answer = any;

async function ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer> {
  const { data, errors } = await context.run(query, variables, { as: keeper });
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const stockFields = 'onHand reserved available lowStockThreshold version';

async function change(name: string, input: Readonly<Record<string, unknown>>): Promise<Answer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const data = await ask(
    `mutation($input: ${type}!) { ${name}(input: $input) {
      product { id stock { ${stockFields} } } consistencyToken
      userErrors { __typename code message path ... on InsufficientStock { available } } } }`,
    { input: { idempotencyKey: key(), ...input } },
  );
  return data[name];
}

let keys = 0;
const key = () => `key-${++keys}`;
const newProduct = () => `product-${++keys}`;
const eur = (minor: number) => ({ minor, currency: 'EUR' });

const happenedInCatalog = (event: ProductEvent) =>
  context.happened('catalog', `product-${event.data.productId}`, event);

async function create(productId = newProduct()): Promise<string> {
  const fields = {
    sku: productId,
    name: 'Tea',
    description: null,
    barcodes: [],
    taxRate: 0,
    categoryId: null,
  };
  await happenedInCatalog({ type: 'ProductCreated', data: { productId, ...fields, price: eur(100) } });
  return productId;
}

async function createWith(pieces: number): Promise<string> {
  const productId = await create();
  const { userErrors } = await change('receiveStock', { productId, quantity: pieces });
  expect(userErrors).toEqual([]);
  return productId;
}

const line = (productId: string, pieces: number): PlacedLine => ({
  lineId: key(),
  productId,
  productName: 'Tea',
  sku: productId,
  categoryId: null,
  categoryName: null,
  quantity: pieces * 1000,
  unitPrice: eur(100),
  discountTotal: eur(0),
  subtotal: eur(100 * pieces),
  taxRate: 0,
  taxTotal: eur(0),
  total: eur(100 * pieces),
});

const saleOf = (lines: readonly PlacedLine[]): Sale => ({
  number: 1,
  customerId: null,
  cashierId: null,
  businessDate: '2026-01-01',
  lines,
  discountTotal: eur(0),
  subtotal: eur(0),
  taxTotal: eur(0),
  total: eur(0),
  payments: [],
});

const happenedToOrder = (event: OrderEvent) =>
  context.happened('orders', `order-${event.data.orderId}`, event);

const placed = (orderId: string, lines: readonly PlacedLine[]) =>
  happenedToOrder({
    type: 'OrderPlaced',
    data: { ...saleOf(lines), orderId, fulfilmentMethod: 'COUNTER', pricesIncludeTax: true },
    personal: { deliveryAddress: null, note: null, lineNotes: [] },
    person: `order-${orderId}`,
  });

const cancelled = (orderId: string) =>
  happenedToOrder({
    type: 'OrderCancelled',
    data: {
      orderId,
      reason: 'REQUESTED',
      message: 'Changed my mind',
      shortages: [],
      declinedPaymentId: null,
      available: null,
    },
  });

const stockOf = async (productId: string) => (await context.log.load(stock, productId)).state;
const answerTo = async (orderId: string) => (await context.log.load(reservation, orderId)).state;

test('received stock is shown by the mutation, by the product and by its token', async () => {
  const productId = await create();
  const expected = { onHand: 5, reserved: 0, available: 5, lowStockThreshold: 0, version: 1 };
  const { product, userErrors, consistencyToken } = await change('receiveStock', {
    productId,
    quantity: 5,
    reference: 'delivery 7',
    unitCost: { amount: '0.4', currencyCode: 'EUR' },
  });
  expect(userErrors).toEqual([]);
  expect(product).toEqual({ id: productId, stock: expected });
  const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { id stock { ${stockFields} } } } }`;
  const { data } = await context.run(
    query,
    { r: [productId, 'never-heard-of'].map((id) => ({ __typename: 'Product', id })) },
    { as: keeper, consistencyToken },
  );
  expect(data).toEqual({
    _entities: [
      { id: productId, stock: expected },
      { id: 'never-heard-of', stock: { ...expected, onHand: 0, available: 0, version: 0 } },
    ],
  });
});

test('stock of a product that was created a moment ago waits for it; of no product it is NotFound', async () => {
  const productId = newProduct();
  const receiving = change('receiveStock', { productId, quantity: 1 });
  await create(productId);
  expect((await receiving).userErrors).toEqual([]);
  expect((await change('receiveStock', { productId: 'unknown', quantity: 1 })).userErrors).toMatchObject([
    { __typename: 'NotFound', path: ['input', 'productId'] },
  ]);
});

test.each([
  ['receiveStock', { quantity: 0 }, 'quantity'],
  ['receiveStock', { quantity: -1 }, 'quantity'],
  ['receiveStock', { quantity: 1.5 }, 'quantity'],
  ['receiveStock', { quantity: 1e30 }, 'quantity'],
  ['receiveStock', { quantity: '5' }, 'quantity'],
  ['receiveStock', { quantity: 1, reference: 'x'.repeat(10_000) }, 'reference'],
  ['receiveStock', { quantity: 1, unitCost: { amount: '-1', currencyCode: 'EUR' } }, 'unitCost.amount'],
  ['receiveStock', { quantity: 1, unitCost: { amount: '1', currencyCode: 'USD' } }, 'unitCost.currencyCode'],
  ['adjustStock', { delta: 0, reason: 'COUNT' }, 'delta'],
  ['adjustStock', { delta: 1, reason: 'COUNT', note: 'a\0' }, 'note'],
  ['adjustStock', { delta: 1, reason: 'COUNT', expectedOnHand: -1 }, 'expectedOnHand'],
  ['setLowStockThreshold', { threshold: -1 }, 'threshold'],
])('%s refuses %j', async (name, input, path) => {
  const productId = await create();
  const { userErrors } = await change(name, { productId, ...input });
  expect(userErrors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', ...path.split('.')] }]);
  expect(await stockOf(productId)).toEqual(stock.initialState);
});

test('an adjustment compares and sets, and never takes what is reserved', async () => {
  const productId = await createWith(5);
  const adjust = (input: object) => change('adjustStock', { productId, reason: 'COUNT', ...input });
  expect((await adjust({ delta: -1, expectedOnHand: 4 })).userErrors).toMatchObject([
    { __typename: 'Conflict', code: 'STATE_NOT_ALLOWED', path: ['input', 'expectedOnHand'] },
  ]);
  expect((await adjust({ delta: -1, expectedOnHand: 5 })).product.stock).toMatchObject({ onHand: 4 });
  await placed(key(), [line(productId, 3)]);
  await context.settled();
  expect((await adjust({ delta: -2 })).userErrors).toMatchObject([
    { __typename: 'InsufficientStock', available: 1, path: ['input', 'delta'] },
  ]);
});

test('of many adjustments of one counted stock at once, one is made', async () => {
  const productId = await createWith(5);
  const payloads = await Promise.all(
    Array.from({ length: 10 }, () =>
      change('adjustStock', { productId, delta: 1, reason: 'COUNT', expectedOnHand: 5 }),
    ),
  );
  expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  expect(await stockOf(productId)).toMatchObject({ onHand: 6000 });
});

test('a repeated receipt is received once', async () => {
  const productId = await create();
  const input = { idempotencyKey: key(), productId, quantity: 3 };
  await Promise.all(Array.from({ length: 8 }, () => change('receiveStock', input)));
  expect(await stockOf(productId)).toMatchObject({ onHand: 3000, version: 1 });
});

test('orders race for the last pieces, and each of them is promised once', async () => {
  const productId = await createWith(5);
  const orderIds = Array.from({ length: 20 }, key);
  await Promise.all(orderIds.map((orderId) => placed(orderId, [line(productId, 1)])));
  await context.settled();
  const answers = await Promise.all(orderIds.map(answerTo));
  expect(answers.filter((answer) => answer?.status === 'RESERVED')).toHaveLength(5);
  expect(answers.filter((answer) => answer?.status === 'REJECTED')).toHaveLength(15);
  expect(await stockOf(productId)).toMatchObject({ onHand: 5000, reserved: 5000 });
});

test('an order is reserved, sold and taken out', async () => {
  const [productId, other] = [await createWith(5), await createWith(1)];
  const orderId = key();
  const lines = [line(productId, 1), line(other, 1), line(productId, 2)];
  await placed(orderId, lines);
  await context.settled();
  expect(await stockOf(productId)).toMatchObject({ onHand: 5000, reserved: 3000 });
  await happenedToOrder({ type: 'OrderCompleted', data: { orderId, sale: saleOf(lines) } });
  await context.settled();
  expect(await answerTo(orderId)).toEqual({ status: 'TAKEN_OUT' });
  expect(await stockOf(productId)).toMatchObject({ onHand: 2000, reserved: 0 });
  expect(await stockOf(other)).toMatchObject({ onHand: 0, reserved: 0 });
});

test('a cancelled order gives back what was reserved for it', async () => {
  const productId = await createWith(2);
  const orderId = key();
  await placed(orderId, [line(productId, 2)]);
  await cancelled(orderId);
  await context.settled();
  expect(await answerTo(orderId)).toEqual({ status: 'RELEASED' });
  expect(await stockOf(productId)).toMatchObject({ onHand: 2000, reserved: 0 });
});

test('low stock is told lowest first, without what is not on sale', async () => {
  const many = await createWith(9);
  const [none, few, archived] = [await create(), await createWith(2), await create()];
  await change('setLowStockThreshold', { productId: few, threshold: 2 });
  await change('setLowStockThreshold', { productId: many, threshold: 8 });
  await happenedInCatalog({ type: 'ProductArchived', data: { productId: archived } });
  await context.settled();
  const { lowStock } = await ask(
    '{ lowStock(first: 100) { edges { node { id stock { available } } } pageInfo { hasNextPage } } }',
  );
  const low: string[] = lowStock.edges.map(({ node }: Answer) => node.id);
  const available: number[] = lowStock.edges.map(({ node }: Answer) => node.stock.available);
  expect(available).toEqual([...available].sort((a, b) => a - b));
  expect([none, few, many, archived].map((id) => low.includes(id))).toEqual([true, true, false, false]);
});

describe('stockChanged', () => {
  const subscription = `subscription($ids: [ID!], $after: String) {
    stockChanged(productIds: $ids, after: $after) { product { id stock { onHand version } } cursor } }`;
  const next = async (changes: AsyncIterator<Answer>) => {
    const { value } = await changes.next();
    if (!value?.data) throw new Error(JSON.stringify(value));
    return value.data.stockChanged;
  };

  test('tells the present stock of what is watched first, then each change of it', async () => {
    const [watched, other] = [await createWith(1), await createWith(1)];
    await context.settled();
    const changes = await context.subscribe(subscription, { ids: [watched] }, { as: keeper });
    expect((await next(changes)).product).toEqual({ id: watched, stock: { onHand: 1, version: 1 } });
    await change('receiveStock', { productId: other, quantity: 1 });
    await change('receiveStock', { productId: watched, quantity: 1 });
    expect((await next(changes)).product).toEqual({ id: watched, stock: { onHand: 2, version: 2 } });
    await changes.return?.();
  });

  test('resumes after a cursor with the newest state of what changed since', async () => {
    const [first, second] = [await createWith(1), await createWith(1)];
    await context.settled();
    const changes = await context.subscribe(subscription, { ids: [first, second] }, { as: keeper });
    const seen = [await next(changes), await next(changes)];
    expect(new Set(seen.map(({ product }) => product.id))).toEqual(new Set([first, second]));
    await changes.return?.();

    await change('receiveStock', { productId: second, quantity: 1 });
    await change('receiveStock', { productId: second, quantity: 1 });
    await context.settled();
    const after = seen[1].cursor;
    const resumed = await context.subscribe(subscription, { ids: [first, second], after }, { as: keeper });
    expect((await next(resumed)).product).toEqual({ id: second, stock: { onHand: 3, version: 3 } });
    await resumed.return?.();
  });

  test('watches at most 1 000 products', async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => String(index));
    await expect(context.subscribe(subscription, { ids }, { as: keeper })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: ['productIds'] } }],
    });
  });
});
