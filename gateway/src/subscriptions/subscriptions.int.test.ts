import { GraphQLError } from 'graphql';
import { liveOver, liveOverEvents, socketClient, until } from '../testing/clients.ts';
import { createFakeShop } from '../testing/fake-shop.ts';
import { createHarness } from '../testing/harness.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

const everything = ['orders:read', 'orders:write', 'customers:read', 'accounts:read', 'inventory:read'];
const orderChanged = `subscription Watch($id: ID!) {
  orderChanged(orderId: $id) {
    id version status
    customer { name accounts { edges { node { balance { amount } } } } }
    payments { account { balance { amount } } }
    lines { product { name stock { available } } }
  }
}`;

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.close());

/** As PostgreSQL's client tells it. */
const outage = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const unreadable = {
  get id() {
    throw outage;
  },
};

const orderEvent = (version: number, status: string) => ({
  orderChanged: {
    id: 'o1',
    version,
    status,
    customer: { id: 'c1' },
    payments: [{ account: { id: 'a1' } }],
    lines: [{ product: { id: 'p1' } }],
  },
});

describe('a federated subscription', () => {
  test('tells the present state first, and after each change what it left in other subgraphs', async () => {
    const client = socketClient(gateway.url, { Authorization: `Bearer ${await gateway.token(everything)}` });
    const live = liveOver(client, { query: orderChanged, variables: { id: 'o1' } });
    const first = await live.next();
    expect(first.value.data.orderChanged).toMatchObject({
      version: 1,
      status: 'PENDING',
      customer: { name: 'Wesley', accounts: { edges: [{ node: { balance: { amount: '750.00' } } }] } },
      payments: [{ account: { balance: { amount: '750.00' } } }],
    });
    gateway.shop.data.balance = '737.50';
    gateway.shop.data.available = 6;
    gateway.shop.orderEvents.push(orderEvent(2, 'COMPLETED'));
    const second = await live.next();
    expect(second.value).toMatchObject({
      data: {
        orderChanged: {
          version: 2,
          payments: [{ account: { balance: { amount: '737.50' } } }],
          lines: [{ product: { name: 'Product p1', stock: { available: 6 } } }],
        },
      },
      extensions: { consistencyToken: 'event-2' },
    });
    await live.stop();
    await client.dispose();
  });

  test('asks for the rest with the token of the event, for a short time', async () => {
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const live = liveOver(client, { query: orderChanged, variables: { id: 'o1' } });
    await live.next();
    const rest = gateway.shop.fetches.filter(({ subgraph }) => subgraph !== 'orders');
    expect(rest.length).toBeGreaterThan(3);
    for (const { headers } of rest) {
      expect(headers).toMatchObject({ 'consistency-token': 'event-1', 'consistency-wait': '500' });
    }
    await client.dispose();
  });

  test('is told again when who was late or away has caught up with it, and only where nothing followed', async () => {
    gateway.shop.behind.add('inventory');
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const live = liveOver(client, { query: orderChanged, variables: { id: 'o1' } });
    const next = async () => {
      const { data, extensions } = (await live.next()).value;
      const { version, lines } = data.orderChanged;
      return { version, available: lines[0].product.stock.available, extensions };
    };
    expect(await next()).toMatchObject({ version: 1, available: 7 });
    gateway.shop.orderEvents.push(orderEvent(2, 'COMPLETED'));
    const second = { version: 2, available: 7, extensions: { consistencyToken: 'event-2' } };
    expect(await next()).toEqual(second);
    const stockFetches = () => gateway.shop.fetches.filter(({ subgraph }) => subgraph === 'inventory').length;
    const askedInVain = async () => {
      const asked = stockFetches();
      await until(() => stockFetches() > asked + 1);
    };
    await askedInVain();
    gateway.shop.data.available = 6;
    const away = { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } };
    gateway.shop.broken.set('inventory', new GraphQLError('Not now', away));
    gateway.shop.behind.clear();
    await askedInVain();
    gateway.shop.broken.clear();
    expect(await next()).toEqual({ ...second, available: 6 });
    gateway.shop.orderEvents.push(orderEvent(3, 'COMPLETED'));
    expect(await next()).toMatchObject({ version: 3, available: 6 });
    await client.dispose();
  });

  test.each([
    ['what is next', () => gateway.shop.orderEvents.fail(outage)],
    ['an event of it', () => gateway.shop.orderEvents.push({ orderChanged: unreadable })],
  ])('goes on after its last event when its subgraph could not read %s', async (_, happen) => {
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const live = liveOver(client, { query: orderChanged, variables: { id: 'o1' } });
    await live.next();
    Object.assign(gateway.shop.data.order, { version: 2, status: 'PAID' });
    happen();
    expect((await live.next()).value).toMatchObject({
      data: { orderChanged: { version: 2, status: 'PAID' } },
    });
    const [, resumed] = gateway.shop.fetches.filter(({ query }) => query.startsWith('subscription'));
    expect(resumed?.query).toContain('afterVersion: 1');
    await live.stop();
    await client.dispose();
  });

  test('tells once what there is of an event that could not be read whole, and then the whole', async () => {
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const live = liveOver(client, {
      query: 'subscription { orderChanged(orderId: "o1") { version cashier { id } } }',
    });
    await live.next();
    const inPart = { id: 'o1', version: 2, cashier: () => Promise.reject(outage) };
    gateway.shop.data.order.version = 2;
    gateway.shop.orderEvents.push({ orderChanged: inPart });
    expect((await live.next()).value).toMatchObject({
      data: { orderChanged: { version: 2, cashier: null } },
      errors: [{ path: ['orderChanged', 'cashier'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
    expect((await live.next()).value).toEqual({
      data: { orderChanged: { version: 2, cashier: { id: 'u1' } } },
      extensions: expect.anything(),
    });
    await client.dispose();
  });

  test('to a feed goes on after an event that could not be read whole', async () => {
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const live = liveOver(client, {
      query: 'subscription { ordersChanged { cursor order { id cashier { id } } } }',
    });
    const first = live.next();
    await until(() => gateway.shop.ordersEvents.listeners() === 1);
    const change = (cursor: string, order: object) => ({ ordersChanged: { cursor, matches: true, order } });
    gateway.shop.ordersEvents.push(change('c1', { id: 'o1', cashier: () => Promise.reject(outage) }));
    gateway.shop.ordersEvents.push(change('c2', { id: 'o2', cashier: { id: 'u1' } }));
    expect((await first).value).toMatchObject({ data: { ordersChanged: { cursor: 'c1' } }, errors: [{}] });
    expect((await live.next()).value).toMatchObject({ data: { ordersChanged: { cursor: 'c2' } } });
    await client.dispose();
  });

  test('from now on, whose first event could not be read, ends: nobody could tell it later', async () => {
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const live = liveOver(client, { query: 'subscription { ordersChanged { cursor order { id } } }' });
    const first = live.next();
    await until(() => gateway.shop.ordersEvents.listeners() === 1);
    gateway.shop.ordersEvents.push({ ordersChanged: { cursor: 'c1', matches: true, order: unreadable } });
    await expect(first).rejects.toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    await client.dispose();
  });

  test('ends when its state cannot be read in time, and tells no event that says nothing', async () => {
    const deadlines = { query: 500, mutation: 500, firstState: 500 };
    const harness = await createHarness(
      (verify) => {
        const shop = createFakeShop(verify);
        Object.assign(shop.data.order, { version: () => Promise.reject(outage) });
        return shop.subgraphs;
      },
      { deadlines },
    );
    const live = harness.subscribe('subscription { orderChanged(orderId: "o1") { version } }', {
      scopes: ['orders:read'],
    });
    await expect(live.next()).rejects.toMatchObject({
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
  });

  test('ends with a fault of ours, which is not taken for an outage', async () => {
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const live = liveOver(client, { query: orderChanged, variables: { id: 'o1' } });
    await live.next();
    gateway.shop.orderEvents.fail(new TypeError('no such function'));
    await expect(live.next()).rejects.toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(gateway.logged.join()).toContain('no such function');
    await client.dispose();
  });

  test('begins once what it begins with can be read', async () => {
    gateway.shop.broken.set('orders', outage);
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const first = liveOver(client, { query: orderChanged, variables: { id: 'o1' } }).next();
    const asked = () => gateway.shop.fetches.filter(({ query }) => query.startsWith('subscription'));
    await until(() => asked().length > 1);
    gateway.shop.broken.clear();
    expect((await first).value).toMatchObject({ data: { orderChanged: { version: 1 } } });
    await client.dispose();
  });

  test('comes as server-sent events as well', async () => {
    const live = liveOverEvents(
      gateway.url,
      { query: orderChanged, variables: { id: 'o1' } },
      { authorization: `Bearer ${await gateway.token(everything)}` },
    );
    expect((await live.next()).value.data.orderChanged.version).toBe(1);
    gateway.shop.orderEvents.push(orderEvent(2, 'COMPLETED'));
    expect((await live.next()).value.data.orderChanged.version).toBe(2);
    await live.stop();
    await until(() => gateway.shop.orderEvents.listeners() === 0);
  });

  test('keeps to its own fields when another subgraph fails, and recovers', async () => {
    gateway.shop.broken.set('inventory', new Error('secret host name'));
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const live = liveOver(client, { query: orderChanged, variables: { id: 'o1' } });
    const { value } = await live.next();
    expect(value.data.orderChanged.lines[0]).toEqual({ product: { name: 'Product p1', stock: null } });
    expect(value.errors?.[0]?.path).toEqual(['orderChanged', 'lines', 0, 'product', 'stock']);
    expect(JSON.stringify(value)).not.toContain('secret');
    gateway.shop.broken.clear();
    gateway.shop.orderEvents.push(orderEvent(2, 'COMPLETED'));
    expect((await live.next()).value.errors).toBeUndefined();
    await client.dispose();
  });
});

describe('equal subscriptions', () => {
  test('are executed once, under the scopes alone; a late one gets the present state at once', async () => {
    const clients = await Promise.all(
      ['u1', 'u2', 'u3'].map(async (sub) =>
        socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything, { sub })}` }),
      ),
    );
    const lives = [];
    for (const client of clients) {
      const live = liveOver(client, { query: orderChanged, variables: { id: 'o1' } });
      expect((await live.next()).value.data.orderChanged.version).toBe(1);
      lives.push(live);
    }
    expect(gateway.shop.orderEvents.listeners()).toBe(1);
    const stockFetches = () => gateway.shop.fetches.filter(({ subgraph }) => subgraph === 'inventory').length;
    const begun = stockFetches();
    expect(new Set(gateway.shop.fetches.map(({ principal }) => principal.kind))).toEqual(new Set(['scopes']));

    gateway.shop.orderEvents.push(orderEvent(2, 'COMPLETED'));
    for (const live of lives) {
      expect((await live.next()).value.data.orderChanged.version).toBe(2);
    }
    expect(stockFetches()).toBe(begun + 1);
    await lives[0]?.stop();
    gateway.shop.orderEvents.push(orderEvent(3, 'COMPLETED'));
    expect((await lives[1]?.next())?.value.data.orderChanged.version).toBe(3);
    await Promise.all(clients.map((client) => client.dispose()));
    await until(() => gateway.shop.orderEvents.listeners() === 0);
  });

  test('tell a late one what is now in other subgraphs too, without a word to the others', async () => {
    const token = await gateway.token(everything);
    const clients = [1, 2].map(() => socketClient(gateway.url, { authorization: `Bearer ${token}` }));
    const watch = (at: number) => {
      const client = clients[at];
      if (!client) throw new Error('There is none.');
      return liveOver(client, { query: orderChanged, variables: { id: 'o1' } });
    };
    const early = watch(0);
    await early.next();
    gateway.shop.data.available = 3;
    const late = watch(1);
    const stockIn = ({ value }: Awaited<ReturnType<typeof late.next>>) =>
      value.data.orderChanged.lines[0].product.stock.available;
    expect(stockIn(await late.next())).toBe(3);
    expect(gateway.shop.orderEvents.listeners()).toBe(1);
    gateway.shop.orderEvents.push(orderEvent(2, 'COMPLETED'));
    expect((await early.next()).value.data.orderChanged.version).toBe(2);
    expect((await late.next()).value.data.orderChanged.version).toBe(2);
    await Promise.all(clients.map((client) => client.dispose()));
  });

  test('are not shared between other scopes, nor where they select what a user alone may see', async () => {
    const watch = (fields: string) => `subscription { orderChanged(orderId: "o1") { id ${fields} } }`;
    const open = async (query: string, scopes: readonly string[], sub: string) => {
      const client = socketClient(gateway.url, {
        authorization: `Bearer ${await gateway.token(scopes, { sub })}`,
      });
      await liveOver(client, { query }).next();
      return client;
    };
    const clients = [
      await open(watch('version'), everything, 'u1'),
      await open(watch('version'), ['orders:read'], 'u1'),
      await open(watch('cashier { displayName }'), everything, 'u1'),
      await open(watch('cashier { displayName }'), everything, 'u2'),
      await open(watch('cashier { email }'), everything, 'u1'),
      await open(watch('cashier { email }'), everything, 'u2'),
    ];
    expect(gateway.shop.orderEvents.listeners()).toBe(5);
    await Promise.all(clients.map((client) => client.dispose()));
  });
});

describe('a feed of changes', () => {
  const change = (cursor: string) => ({
    ordersChanged: { cursor, matches: true, order: { id: 'o1', version: 1 } },
  });

  test.each([
    ['', 'subscription { ordersChanged { cursor } }'],
    [' in a fragment', 'subscription { ...Root } fragment Root on Subscription { ordersChanged { cursor } }'],
    [' in an inline fragment', 'subscription { ... on Subscription { ordersChanged { cursor } } }'],
  ])('%s tells a late one what comes, not what was', async (_, query) => {
    const token = await gateway.token(everything);
    const early = socketClient(gateway.url, { authorization: `Bearer ${token}` });
    const late = socketClient(gateway.url, { authorization: `Bearer ${token}` });
    const first = liveOver(early, { query });
    const begun = first.next();
    await until(() => gateway.shop.ordersEvents.listeners() === 1);
    gateway.shop.ordersEvents.push(change('1'));
    expect((await begun).value.data.ordersChanged.cursor).toBe('1');
    const second = liveOver(late, { query });
    const next = second.next();
    // Answered after the subscription was taken, for both go over one socket.
    await liveOver(late, { query: '{ shop { name } }' }).next();
    gateway.shop.ordersEvents.push(change('2'));
    expect((await next).value.data.ordersChanged.cursor).toBe('2');
    await Promise.all([early.dispose(), late.dispose()]);
  });
});

describe('a subscription is refused before it is planned', () => {
  const refused = async (
    query: string,
  ): Promise<readonly { message: string; extensions: { code: string } }[]> => {
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    try {
      await liveOver(client, { query }).next();
    } catch (errors) {
      return errors as readonly { message: string; extensions: { code: string } }[]; // what the client throws for `error`
    } finally {
      await client.dispose();
    }
    throw new Error('It was not refused.');
  };

  test.each([
    ['two root fields', 'subscription { productsChanged { cursor } orderChanged(orderId: "o1") { id } }'],
    ['only __typename', 'subscription { __typename }'],
    [
      'a condition on its root field',
      'subscription { orderChanged(orderId: "o1") @include(if: true) { id } }',
    ],
    [
      'a condition around its root field',
      'subscription { ... @skip(if: false) { orderChanged(orderId: "o1") { id } } }',
    ],
    [
      'a condition on a fragment of its root',
      'subscription { ...Root @include(if: true) } fragment Root on Subscription { orderChanged(orderId: "o1") { id } }',
    ],
  ])('with %s', async (_, query) => {
    const [error] = await refused(query);
    expect(error?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('when its scope is missing', async () => {
    const client = socketClient(gateway.url, {
      authorization: `Bearer ${await gateway.token(['accounts:read'])}`,
    });
    await expect(
      liveOver(client, { query: 'subscription { orderChanged(orderId: "o1") { id } }' }).next(),
    ).rejects.toMatchObject([{ path: ['orderChanged'], extensions: { code: 'FORBIDDEN' } }]);
    expect(gateway.shop.fetches).toEqual([]);
    await client.dispose();
  });
});

describe('queries and mutations over the socket', () => {
  test('work as over HTTP', async () => {
    const client = socketClient(gateway.url, { authorization: `Bearer ${await gateway.token(everything)}` });
    const query = liveOver(client, { query: '{ order(id: "o1") { customer { name } } }' });
    expect(await query.next()).toEqual({
      done: false,
      value: { data: { order: { customer: { name: 'Wesley' } } } },
    });
    expect((await query.next()).done).toBe(true);
    const mutation = liveOver(client, {
      query: `mutation { placeOrder(input: { idempotencyKey: "k", lines: [], payments: [] }) { order { id } } }`,
    });
    expect((await mutation.next()).value.data.placeOrder.order.id).toBe('o1');
    await client.dispose();
  });
});
