import { createClient as createEventStreamClient } from 'graphql-sse';
import { account, customer, product, sell, usd } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { accepted } from '../testing/mutate.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let tea: string;
let ada: string;
let accountId: string;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false' });
  owner = await shop.signIn();
  tea = await product(owner, { sku: 'TEA', price: '5', pieces: 100 });
  ada = await customer(owner, 'Ada');
  accountId = await account(owner, { code: 'ada', customerId: ada, balance: '500' });
}, 120_000);
afterAll(() => shop.remove());

/** The events up to the first that is wanted, which is the last. */
async function until(events: AsyncIterableIterator<Data>, wanted: (event: Data) => boolean): Promise<Data[]> {
  const seen: Data[] = [];
  for (;;) {
    const { done, value } = await events.next();
    if (done) throw new Error(`It ended after ${JSON.stringify(seen)}.`);
    seen.push(value);
    if (wanted(value)) return seen;
  }
}

const onAccount = () => ({
  customerId: ada,
  lines: [{ productId: tea, quantity: 2 }],
  payments: [{ method: 'ACCOUNT', accountId }],
});

const orderChanged = `subscription ($id: ID!, $after: Int) { orderChanged(orderId: $id, afterVersion: $after) {
  status version
  customer { name accounts { edges { node { id balance { amount } } } } }
  payments { status account { balance { amount } } }
  lines { quantity product { name stock { available } } }
} }`;

const ownOrderChanged = `subscription ($id: ID!) { orderChanged(orderId: $id) {
  status payments { account { balance { amount } } } lines { product { stock { available } } }
} }`;

describe('orderChanged', () => {
  let ordered = 0;

  /** What the next order will show when it is completed. */
  function whenCompleted() {
    ordered += 1;
    const left = { amount: (500 - 10 * ordered).toFixed(2) };
    return {
      status: 'COMPLETED',
      version: expect.any(Number),
      customer: { name: 'Ada', accounts: { edges: [{ node: { id: accountId, balance: left } }] } },
      payments: [{ status: 'TAKEN', account: { balance: left } }],
      lines: [{ quantity: 2, product: { name: 'Product TEA', stock: { available: 100 - 2 * ordered } } }],
    };
  }

  test('shows, once it is completed, the balance and the stock that the order left, over a socket', async () => {
    for (let round = 0; round < 10; round++) {
      const expected = whenCompleted();
      const { order } = await accepted(owner, 'placeOrder', onAccount(), 'order { id }');
      const events = owner.subscribe(orderChanged, { id: order.id });
      const seen = await until(events, (event) => event.orderChanged.status === 'COMPLETED');
      expect(seen.at(-1).orderChanged).toEqual(expected);
      const versions = seen.map((event) => event.orderChanged.version);
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    }
  });

  test('shows it also when many are completed at once', async () => {
    const buyers = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => ({
        account: await account(owner, { code: `buyer ${index}`, balance: '100' }),
        product: await product(owner, { sku: `MANY-${index}`, price: '7', pieces: 9 }),
      })),
    );
    await Promise.all(
      buyers.map(async (buyer) => {
        const input = {
          lines: [{ productId: buyer.product, quantity: 2 }],
          payments: [{ method: 'ACCOUNT', accountId: buyer.account }],
        };
        const { order } = await accepted(owner, 'placeOrder', input, 'order { id }');
        const seen = await until(
          owner.subscribe(ownOrderChanged, { id: order.id }),
          (event) => event.orderChanged.status === 'COMPLETED',
        );
        expect(seen.at(-1).orderChanged).toEqual({
          status: 'COMPLETED',
          payments: [{ account: { balance: { amount: '86.00' } } }],
          lines: [{ product: { stock: { available: 7 } } }],
        });
      }),
    );
  });

  test('shows the same by server-sent events', async () => {
    const expected = whenCompleted();
    const { order } = await accepted(owner, 'placeOrder', onAccount(), 'order { id }');
    const streams = createEventStreamClient({
      url: `${shop.address()}/graphql`,
      headers: { authorization: `Bearer ${owner.token}` },
    });
    const events = streams.iterate<Data>({ query: orderChanged, variables: { id: order.id } });
    for await (const { data, errors } of events) {
      expect(errors).toBeUndefined();
      if (data.orderChanged.status !== 'COMPLETED') continue;
      expect(data.orderChanged).toEqual(expected);
      break;
    }
    streams.dispose();
  });

  test('begins with what is newer than the version that was seen', async () => {
    const { id, version } = await sell(owner, {
      fulfilmentMethod: 'DELIVERY',
      lines: [{ productId: tea, quantity: 1 }],
      payments: [{ method: 'CARD' }],
    });
    const events = owner.subscribe(orderChanged, { id, after: version });
    const next = events.next();
    await accepted(owner, 'shipOrder', { orderId: id });
    expect((await next).value.orderChanged).toMatchObject({ status: 'SHIPPED', version: version + 1 });
    await events.return?.();
  });

  test('of an unknown order ends with NOT_FOUND', async () => {
    await expect(owner.subscribe(orderChanged, { id: 'nobody' }).next()).rejects.toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });
});

test('balanceChanged shows the balance first, then each change', async () => {
  const drawer = await account(owner, { code: 'watched', balance: '10' });
  const events = owner.subscribe(
    'subscription ($id: ID!) { balanceChanged(accountId: $id) { balance { amount } version } }',
    { id: drawer },
  );
  expect((await events.next()).value.balanceChanged.balance.amount).toBe('10.00');
  await accepted(owner, 'recordIncome', { accountId: drawer, amount: usd('2.50'), description: 'More' });
  expect((await events.next()).value.balanceChanged.balance.amount).toBe('12.50');
  await accepted(owner, 'recordExpense', { accountId: drawer, amount: usd('12.50'), description: 'All' });
  expect((await events.next()).value.balanceChanged.balance.amount).toBe('0.00');
  await events.return?.();
});

test('stockChanged shows the stock of the given products first, then each change', async () => {
  const id = await product(owner, { sku: 'WATCHED', price: '1', pieces: 5 });
  const events = owner.subscribe(
    'subscription ($ids: [ID!]) { stockChanged(productIds: $ids) { cursor product { id name stock { available } } } }',
    { ids: [id] },
  );
  expect((await events.next()).value.stockChanged.product).toEqual({
    id,
    name: 'Product WATCHED',
    stock: { available: 5 },
  });
  await accepted(owner, 'adjustStock', { productId: id, delta: -2, reason: 'LOSS' });
  expect((await events.next()).value.stockChanged.product.stock.available).toBe(3);
  await events.return?.();
});

test('productsChanged shows each product that changes, and resumes after a cursor', async () => {
  const id = await product(owner, { sku: 'CHANGING', price: '1' });
  const query =
    'subscription ($after: String) { productsChanged(after: $after) { cursor product { id name price { amount } } } }';
  const first = owner.subscribe(query);
  const next = first.next();
  // Until the subscription is there, its changes pass it by.
  let seen: Data;
  for (let price = 2; !seen; price++) {
    await accepted(owner, 'changePrice', { productId: id, price: usd(String(price)) });
    seen = await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  const { cursor, product: changed } = seen.value.productsChanged;
  expect(changed.id).toBe(id);
  await first.return?.();
  await accepted(owner, 'changePrice', { productId: id, price: usd('99') });
  const events = await until(
    shop.anonymous().subscribe(query, { after: cursor }),
    (event) => event.productsChanged.product.price.amount === '99.00',
  );
  expect(events.at(-1).productsChanged.product.id).toBe(id);
});

describe('ordersChanged', () => {
  const query = `subscription ($filter: OrderFilter, $after: String) {
    ordersChanged(filter: $filter, after: $after) { matches cursor order { id status } } }`;
  const delivery = () =>
    sell(owner, {
      fulfilmentMethod: 'DELIVERY',
      customerId: ada,
      lines: [{ productId: tea, quantity: 1 }],
      payments: [{ method: 'CARD' }],
    });

  test('tells once that an order has left the filter, and resumes after a cursor without what was seen', async () => {
    const filter = { status: ['PAID'], customerId: ada };
    const before = await delivery();
    const watching = owner.subscribe(query, { filter });
    const first = watching.next();
    let seen: Data;
    const placed = [before.id];
    while (!seen) {
      placed.push((await delivery()).id);
      seen = await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 100))]);
    }
    const { cursor, order, matches } = seen.value.ordersChanged;
    expect([order.status, matches]).toEqual(['PAID', true]);
    await accepted(owner, 'shipOrder', { orderId: order.id });
    const left = await until(
      watching,
      (event) => event.ordersChanged.order.id === order.id && !event.ordersChanged.matches,
    );
    expect(left.at(-1).ordersChanged.order.status).toBe('SHIPPED');

    const later = (await delivery()).id;
    const resumed = await until(
      owner.subscribe(query, { filter, after: cursor }),
      (event) => event.ordersChanged.order.id === later,
    );
    const told = resumed.map((event) => event.ordersChanged);
    expect(told.map((each) => each.order.id)).toEqual([...new Set(told.map((each) => each.order.id))]);
    expect(told.every((each) => each.matches === (each.order.status === 'PAID'))).toBe(true);
    expect(told.some((each) => each.order.id === order.id && each.matches)).toBe(false);
  });
});
