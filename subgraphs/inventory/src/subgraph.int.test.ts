import { stock } from './domain/stock.ts';
import {
  type Answer,
  keeper,
  line,
  openWarehouse,
  stockFields,
  type Warehouse,
} from './testing/warehouse.ts';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openWarehouse();
});
afterAll(() => warehouse.close());

test('received stock is shown by the mutation, by the product and by its token', async () => {
  const productId = await warehouse.create();
  const expected = { onHand: 5, reserved: 0, available: 5, lowStockThreshold: 0, version: 1 };
  const { product, userErrors, consistencyToken } = await warehouse.change('receiveStock', {
    productId,
    quantity: 5,
    reference: 'delivery 7',
    unitCost: { amount: '0.4', currencyCode: 'EUR' },
  });
  expect(userErrors).toEqual([]);
  expect(product).toEqual({ id: productId, stock: expected });
  const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Product { id stock { ${stockFields} } } } }`;
  const { data } = await warehouse.run(
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
  const productId = warehouse.key();
  const receiving = warehouse.change('receiveStock', { productId, quantity: 1 });
  await warehouse.create(productId);
  expect((await receiving).userErrors).toEqual([]);
  expect(
    (await warehouse.change('receiveStock', { productId: 'unknown', quantity: 1 })).userErrors,
  ).toMatchObject([{ __typename: 'NotFound', path: ['input', 'productId'] }]);
});

test.each([
  ['receiveStock', 'quantity', { quantity: 0 }],
  ['receiveStock', 'quantity', { quantity: -1 }],
  ['receiveStock', 'quantity', { quantity: 1.5 }],
  ['receiveStock', 'quantity', { quantity: 1e30 }],
  ['receiveStock', 'quantity', { quantity: '5' }],
  ['receiveStock', 'reference', { quantity: 1, reference: 'x'.repeat(10_000) }],
  ['receiveStock', 'unitCost.amount', { quantity: 1, unitCost: { amount: '-1', currencyCode: 'EUR' } }],
  ['receiveStock', 'unitCost.currencyCode', { quantity: 1, unitCost: { amount: '1', currencyCode: 'USD' } }],
  ['adjustStock', 'delta', { delta: 0, reason: 'COUNT' }],
  ['adjustStock', 'note', { delta: 1, reason: 'COUNT', note: 'a\0' }],
  ['adjustStock', 'expectedOnHand', { delta: 1, reason: 'COUNT', expectedOnHand: -1 }],
  ['setLowStockThreshold', 'threshold', { threshold: -1 }],
])('%s refuses a wrong %s (%#)', async (name, path, input) => {
  const productId = await warehouse.create();
  const { userErrors } = await warehouse.change(name, { productId, ...input });
  expect(userErrors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', ...path.split('.')] }]);
  expect(await warehouse.stockOf(productId)).toEqual(stock.initialState);
});

test('an adjustment compares and sets, and never takes what is reserved', async () => {
  const productId = await warehouse.createWith(5);
  const adjust = (input: object) => warehouse.change('adjustStock', { productId, reason: 'COUNT', ...input });
  expect((await adjust({ delta: -1, expectedOnHand: 4 })).userErrors).toMatchObject([
    { __typename: 'Conflict', code: 'STATE_NOT_ALLOWED', path: ['input', 'expectedOnHand'] },
  ]);
  expect((await adjust({ delta: -1, expectedOnHand: 5 })).product.stock).toMatchObject({ onHand: 4 });
  await warehouse.placed(warehouse.key(), [line(productId, 3)]);
  await warehouse.settled();
  expect((await adjust({ delta: -2 })).userErrors).toMatchObject([
    { __typename: 'InsufficientStock', available: 1, path: ['input', 'delta'] },
  ]);
});

test('of many adjustments of one counted stock at once, one is made', async () => {
  const productId = await warehouse.createWith(5);
  const payloads = await Promise.all(
    Array.from({ length: 10 }, () =>
      warehouse.change('adjustStock', { productId, delta: 1, reason: 'COUNT', expectedOnHand: 5 }),
    ),
  );
  expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  expect(await warehouse.stockOf(productId)).toMatchObject({ onHand: 6000 });
});

test('a repeated receipt is received once', async () => {
  const productId = await warehouse.create();
  const input = { idempotencyKey: warehouse.key(), productId, quantity: 3 };
  await Promise.all(Array.from({ length: 8 }, () => warehouse.change('receiveStock', input)));
  expect(await warehouse.stockOf(productId)).toMatchObject({ onHand: 3000, version: 1 });
});

test('orders race for the last pieces, and each of them is promised once', async () => {
  const productId = await warehouse.createWith(5);
  const orderIds = Array.from({ length: 20 }, warehouse.key);
  await Promise.all(orderIds.map((orderId) => warehouse.placed(orderId, [line(productId, 1)])));
  await warehouse.settled();
  const answers = await Promise.all(orderIds.map(warehouse.answerTo));
  expect(answers.filter((answer) => answer?.status === 'RESERVED')).toHaveLength(5);
  expect(answers.filter((answer) => answer?.status === 'REJECTED')).toHaveLength(15);
  expect(await warehouse.stockOf(productId)).toMatchObject({ onHand: 5000, reserved: 5000 });
});

test('an order is reserved, sold and taken out', async () => {
  const [productId, other] = [await warehouse.createWith(5), await warehouse.createWith(1)];
  const orderId = warehouse.key();
  const lines = [line(productId, 1), line(other, 1), line(productId, 2)];
  await warehouse.placed(orderId, lines);
  await warehouse.settled();
  expect(await warehouse.stockOf(productId)).toMatchObject({ onHand: 5000, reserved: 3000 });
  await warehouse.completed(orderId, lines);
  await warehouse.settled();
  expect(await warehouse.answerTo(orderId)).toMatchObject({ status: 'TAKEN_OUT' });
  expect(await warehouse.stockOf(productId)).toMatchObject({ onHand: 2000, reserved: 0 });
  expect(await warehouse.stockOf(other)).toMatchObject({ onHand: 0, reserved: 0 });
});

test('what comes back with a refund is put back, where it is fit to be sold again', async () => {
  const [productId, broken] = [await warehouse.createWith(5), await warehouse.createWith(1)];
  const orderId = warehouse.key();
  const lines = [line(productId, 3), line(broken, 1)];
  await warehouse.placed(orderId, lines);
  await warehouse.completed(orderId, lines);
  await warehouse.refunded(orderId, [
    { ...line(productId, 2), restock: true },
    { ...line(broken, 1), restock: false },
  ]);
  await warehouse.settled();
  expect(await warehouse.stockOf(productId)).toMatchObject({ onHand: 4000, reserved: 0 });
  expect(await warehouse.stockOf(broken)).toMatchObject({ onHand: 0, reserved: 0 });
});

test('a cancelled order gives back what was reserved for it', async () => {
  const productId = await warehouse.createWith(2);
  const orderId = warehouse.key();
  await warehouse.placed(orderId, [line(productId, 2)]);
  await warehouse.cancelled(orderId);
  await warehouse.settled();
  expect(await warehouse.answerTo(orderId)).toEqual({ status: 'RELEASED' });
  expect(await warehouse.stockOf(productId)).toMatchObject({ onHand: 2000, reserved: 0 });
});

test('what happened to the stock is told, newest first, with who did it', async () => {
  const productId = await warehouse.createWith(3);
  await warehouse.change('adjustStock', { productId, delta: -1, reason: 'LOSS', note: 'gone' });
  await warehouse.settled();
  const query = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Product {
    stockHistory { edges { node { version type actor { id } data } } } } } }`;
  const asked = { r: [{ __typename: 'Product', id: productId }] };
  const auditor = { ...keeper, scopes: new Set([...keeper.scopes, 'audit:read']) };
  const { data }: Answer = await warehouse.run(query, asked, { as: auditor });
  expect(data._entities[0].stockHistory.edges.map(({ node }: Answer) => node)).toMatchObject([
    { version: 2, type: 'StockAdjusted', data: { delta: -1, reason: 'LOSS', note: 'gone' } },
    { version: 1, type: 'StockReceived', data: { quantity: 3 } },
  ]);
  const { data: kept }: Answer = await warehouse.run(query, asked, { as: keeper });
  expect(kept._entities[0].stockHistory).toBeNull();
});

test('low stock is told lowest first, without what is not on sale', async () => {
  const many = await warehouse.createWith(9);
  const [none, few, archived] = [
    await warehouse.create(),
    await warehouse.createWith(2),
    await warehouse.create(),
  ];
  await warehouse.change('setLowStockThreshold', { productId: few, threshold: 2 });
  await warehouse.change('setLowStockThreshold', { productId: many, threshold: 8 });
  await warehouse.happenedInCatalog({ type: 'ProductArchived', data: { productId: archived } });
  await warehouse.settled();
  const { lowStock } = await warehouse.ask(
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
    const [watched, other] = [await warehouse.createWith(1), await warehouse.createWith(1)];
    await warehouse.settled();
    const changes = await warehouse.subscribe(subscription, { ids: [watched] }, { as: keeper });
    expect((await next(changes)).product).toEqual({ id: watched, stock: { onHand: 1, version: 1 } });
    await warehouse.change('receiveStock', { productId: other, quantity: 1 });
    await warehouse.change('receiveStock', { productId: watched, quantity: 1 });
    expect((await next(changes)).product).toEqual({ id: watched, stock: { onHand: 2, version: 2 } });
    await changes.return?.();
  });

  test('begins with what the subscriber has seen', async () => {
    const productId = await warehouse.create();
    for (let pieces = 1; pieces <= 20; pieces++) {
      const { consistencyToken } = await warehouse.change('receiveStock', { productId, quantity: 1 });
      const asked = { as: keeper, consistencyToken };
      const changes = await warehouse.subscribe(subscription, { ids: [productId] }, asked);
      expect((await next(changes)).product.stock).toEqual({ onHand: pieces, version: pieces });
      await changes.return?.();
    }
  });

  test('resumes after a cursor with the newest state of what changed since', async () => {
    const [first, second] = [await warehouse.createWith(1), await warehouse.createWith(1)];
    await warehouse.settled();
    const changes = await warehouse.subscribe(subscription, { ids: [first, second] }, { as: keeper });
    const seen = [await next(changes), await next(changes)];
    expect(new Set(seen.map(({ product }) => product.id))).toEqual(new Set([first, second]));
    await changes.return?.();

    await warehouse.change('receiveStock', { productId: second, quantity: 1 });
    await warehouse.change('receiveStock', { productId: second, quantity: 1 });
    await warehouse.settled();
    const after = seen[1].cursor;
    const resumed = await warehouse.subscribe(subscription, { ids: [first, second], after }, { as: keeper });
    expect((await next(resumed)).product).toEqual({ id: second, stock: { onHand: 3, version: 3 } });
    await resumed.return?.();
  });

  test('watches at most 1 000 products', async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => String(index));
    await expect(warehouse.subscribe(subscription, { ids }, { as: keeper })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: ['productIds'] } }],
    });
  });
});
