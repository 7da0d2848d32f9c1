import { createServer } from 'node:net';
import { createSubgraphServer, type SubgraphServer } from '@tillgraph/platform/subgraph-server';
import { createClient } from 'graphql-ws';
import pino from 'pino';
import { Registry } from 'prom-client';
import { WebSocket } from 'ws';
import { standardLimits } from '../../settings.ts';
import { until } from '../../testing/clients.ts';
import { createFakeShop, type FakeShop } from '../../testing/fake-shop.ts';
import type { FakeSubgraph } from '../../testing/fake-subgraph.ts';
import { createHarness, type Harness } from '../../testing/harness.ts';
import type { SubgraphTransport } from '../port.ts';
import { createHttpTransport } from './http-transport.ts';

const logger = pino({ level: 'silent' });

interface Served {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

async function serve(subgraph: FakeSubgraph, port = 0): Promise<Served> {
  const server: SubgraphServer = await createSubgraphServer({
    subgraph,
    notReady: () => undefined,
    registry: new Registry(),
    logger,
  });
  const url = await server.listen(port, '127.0.0.1');
  return { url, port: Number(new URL(url).port), stop: () => server.close() };
}

let shop: FakeShop;
let harness: Harness;
const served = new Map<string, Served>();
const transports = new Map<string, SubgraphTransport>();
beforeAll(async () => {
  harness = await createHarness(
    (verify) => {
      shop = createFakeShop(verify);
      return shop.subgraphs;
    },
    { transports, deadlines: { query: 2_000, mutation: 2_000, firstState: 2_000 } },
  );
  for (const subgraph of shop.subgraphs) {
    const server = await serve(subgraph);
    served.set(subgraph.name, server);
    transports.set(
      subgraph.name,
      createHttpTransport({
        subgraph: subgraph.name,
        url: `${server.url}/graphql`,
        deadlines: standardLimits.deadlines,
        maxAnswer: 10_000_000,
      }),
    );
  }
});
afterAll(async () => {
  for (const transport of transports.values()) await transport.close();
  for (const server of served.values()) await server.stop();
});

const all = [
  'orders:read',
  'orders:write',
  'customers:read',
  'accounts:read',
  'inventory:read',
  'audit:read',
];
const page = `{ order(id: "o1") { id customer { name accounts { edges { node { code } } } }
  lines { product { name stock { available } } } } shop { name } }`;

const subgraphNamed = (name: string): FakeSubgraph => {
  const found = shop.subgraphs.find((each) => each.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe('the graph over HTTP', () => {
  test('answers as it does in process', async () => {
    const local = await createHarness((verify) => createFakeShop(verify).subgraphs);
    for (const scopes of [undefined, ['orders:read'], all]) {
      const mutation = `mutation { placeOrder(input: { idempotencyKey: "k", lines: [], payments: [] }) {
        order { id customer { name } } consistencyToken userErrors { code } } }`;
      for (const query of [page, mutation, '{ viewer { id } orders(first: 2) { totalCount } }']) {
        const answer = await harness.execute(query, { ...(scopes && { scopes }) });
        expect(answer).toEqual(await local.execute(query, { ...(scopes && { scopes }) }));
      }
    }
  });

  test('loses a subgraph’s own fields while it is away, and has them again when it is back', async () => {
    const whole = await harness.execute(page, { scopes: all });
    const { port } = served.get('inventory') ?? { port: 0 };
    await served.get('inventory')?.stop();
    const { data, errors } = await harness.execute(page, { scopes: all });
    expect(data?.shop).toEqual({ name: 'Tillgraph' });
    expect(JSON.stringify(data)).toEqual(JSON.stringify(whole.data).replaceAll('{"available":7}', 'null'));
    expect(errors?.[0]).toEqual({
      message: 'The service inventory is not available: try again in a moment.',
      path: ['order', 'lines', 0, 'product', 'stock'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
    });
    expect(JSON.stringify(errors)).not.toContain('127.0.0.1');
    served.set('inventory', await serve(subgraphNamed('inventory'), port));
    expect(await harness.execute(page, { scopes: all })).toEqual(whole);
  });
});

describe('a subgraph’s own port', () => {
  const post = async (query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${served.get('orders')?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  test('gives nothing to who brings no assertion, or a forged one', async () => {
    const fetched = shop.fetches.length;
    expect(await post('{ order(id: "o1") { id } }')).toMatchObject({
      body: { data: { order: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    const entity = await post(
      '{ _entities(representations: [{ __typename: "Order", id: "o1" }]) { __typename } }',
    );
    expect(entity).toMatchObject({ body: { data: { _entities: [null] } } });
    const placed = await post(
      'mutation { placeOrder(input: { idempotencyKey: "k", lines: [], payments: [] }) { order { id } } }',
    );
    expect(placed).toMatchObject({ body: { data: null, errors: [{ path: ['placeOrder'] }] } });
    expect(shop.fetches.length).toBe(fetched + 3);
    const forged = 'Bearer eyJhbGciOiJFZERTQSJ9.eyJraW5kIjoic2NvcGVzIn0.AAAA';
    await post('{ order(id: "o1") { id } }', { authorization: forged });
    expect(shop.fetches.length).toBe(fetched + 3);
  });

  test('refuses subscriptions over its socket, too, and goes on', async () => {
    const client = createClient({
      url: `${served.get('orders')?.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const first = client.iterate({ query: 'subscription { orderChanged(orderId: "o1") { id } }' }).next();
    expect(await first).toMatchObject({ value: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } });
    const malformed = client.iterate({ query: 'subscription {' }).next();
    await expect(malformed).rejects.toMatchObject([{ message: expect.stringContaining('Syntax') }]);
    const { value } = await client.iterate({ query: '{ __typename }' }).next();
    expect(value).toEqual({ data: { __typename: 'Query' } });
    await client.dispose();
  });

  test('tells how it is, what it measures, and what it is made of', async () => {
    const url = served.get('orders')?.url ?? '';
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    expect(await post('{ _service { sdl } }')).toMatchObject({
      body: { data: { _service: { sdl: expect.stringContaining('type Order') } } },
    });
    const sandbox = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await sandbox.text()).toContain('<html');
    const got = await fetch(`${url}/graphql?query=%7B__typename%7D`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await got.json()).toEqual({ data: { __typename: 'Query' } });
    expect((await post('{ nothing }')).status).toBe(400);
  });
});

describe('a subscription over HTTP', () => {
  const subscription = (scopes: readonly string[], after?: number) =>
    harness.subscribe(
      `subscription($after: Int) { orderChanged(orderId: "o1", afterVersion: $after) { status customer { name } } }`,
      { scopes, ...(after !== undefined && { variables: { after } }) },
    );

  test('tells each as far as their scopes go, over one socket', async () => {
    const [cashier, clerk] = [subscription(['orders:read']), subscription(['orders:read', 'customers:read'])];
    expect((await cashier.next()).value).toMatchObject({ data: { orderChanged: { customer: null } } });
    expect((await clerk.next()).value).toMatchObject({
      data: { orderChanged: { customer: { name: 'Wesley' } } },
    });
    await until(() => shop.orderEvents.listeners() === 2);
    shop.orderEvents.push({ orderChanged: { ...shop.data.order, version: 2, status: 'PAID' } });
    expect((await cashier.next()).value).toMatchObject({ data: { orderChanged: { status: 'PAID' } } });
    await cashier.return();
    await clerk.return();
    await until(() => shop.orderEvents.listeners() === 0);
  });

  test('goes on after the last event when its subgraph was away', async () => {
    const live = subscription(['orders:read', 'customers:read']);
    expect((await live.next()).value).toMatchObject({ data: { orderChanged: { status: 'PENDING' } } });
    const { port } = served.get('orders') ?? { port: 0 };
    await served.get('orders')?.stop();
    shop.data.order.version = 7;
    shop.data.order.status = 'PAID';
    served.set('orders', await serve(subgraphNamed('orders'), port));
    expect((await live.next()).value).toMatchObject({ data: { orderChanged: { status: 'PAID' } } });
    expect(shop.fetches.at(-2)?.query).toContain('afterVersion: 1');
    await live.return();
  });

  test('goes on after the last event when its subgraph could not read what is next', async () => {
    const { version } = shop.data.order;
    const live = subscription(['orders:read', 'customers:read']);
    await live.next();
    Object.assign(shop.data.order, { version: version + 1, status: 'COMPLETED' });
    shop.orderEvents.fail(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    expect((await live.next()).value).toMatchObject({ data: { orderChanged: { status: 'COMPLETED' } } });
    expect(shop.fetches.at(-2)?.query).toContain(`afterVersion: ${version}`);
    await live.return();
  });

  test('begins again after the cursor that it was asked from, when nothing had come yet', async () => {
    const live = harness.subscribe(
      'subscription($after: String) { ordersChanged(after: $after) { order { id } } }',
      { scopes: ['orders:read'], variables: { after: 'c1' } },
    );
    const first = live.next();
    await until(() => shop.ordersEvents.listeners() === 1);
    const { port } = served.get('orders') ?? { port: 0 };
    await served.get('orders')?.stop();
    await until(() => shop.ordersEvents.listeners() === 0);
    served.set('orders', await serve(subgraphNamed('orders'), port));
    await until(() => shop.ordersEvents.listeners() === 1);
    expect(shop.fetches.at(-1)?.variables).toEqual({ after: 'c1' });
    shop.ordersEvents.push({ ordersChanged: { cursor: 'c2', matches: true, order: { id: 'o1' } } });
    expect((await first).value).toMatchObject({ data: { ordersChanged: { order: { id: 'o1' } } } });
    await live.return();
  });

  test('tells the present state once its subgraph is there', async () => {
    const { port } = served.get('orders') ?? { port: 0 };
    await served.get('orders')?.stop();
    let refused = 0;
    const placeholder = createServer((socket) => {
      refused += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => placeholder.listen(port, '127.0.0.1', resolve));
    const live = subscription(['orders:read']);
    const first = live.next();
    await until(() => refused > 0);
    await new Promise((resolve) => placeholder.close(resolve));
    served.set('orders', await serve(subgraphNamed('orders'), port));
    expect((await first).value).toMatchObject({
      data: { orderChanged: { status: shop.data.order.status } },
    });
    await live.return();
  });

  test.each([
    ['', 'subscription { ordersChanged { order { id } } }'],
    [', asked from no cursor,', 'subscription($c: String) { ordersChanged(after: $c) { order { id } } }'],
  ])('that cannot be resumed%s ends, and says that the subgraph is away', async (_, query) => {
    const live = harness.subscribe(query, { scopes: ['orders:read'] });
    const ended = expect(live.next()).rejects.toMatchObject({
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
    await until(() => shop.ordersEvents.listeners() === 1);
    const { port } = served.get('orders') ?? { port: 0 };
    await served.get('orders')?.stop();
    await ended;
    served.set('orders', await serve(subgraphNamed('orders'), port));
  });
});
