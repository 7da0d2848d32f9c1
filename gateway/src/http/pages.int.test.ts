import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

let gateway: TestGateway;
let notReady: string | undefined;
beforeAll(async () => {
  gateway = await startTestGateway({
    health: {
      notReady: () => notReady,
      status: async () => [{ name: 'orders', up: true, lag: 0, version: '0.1.0' }],
    },
  });
});
afterAll(() => gateway.close());

const get = (path: string) => fetch(`${gateway.url}${path}`);

describe('beside the graph', () => {
  test('health is answered as soon as the process serves', async () => {
    expect((await get('/healthz')).status).toBe(200);
  });

  test('readiness is refused with its reason until the shop is served', async () => {
    notReady = 'The demo products are being made.';
    const refused = await get('/readyz');
    expect([refused.status, await refused.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'The demo products are being made.' },
    ]);
    notReady = undefined;
    expect((await get('/readyz')).status).toBe(200);
  });

  test('until then the graph is refused at once, with when to come again', async () => {
    notReady = 'The shop is starting.';
    const asked = gateway.shop.fetches.length;
    const { status, headers, body } = await gateway.query('{ shop { name } }');
    expect([status, headers.get('retry-after'), body]).toEqual([
      503,
      '1',
      { errors: [{ message: 'The shop is starting.', extensions: { code: 'NOT_READY' } }] },
    ]);
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const [error] = await once(socket, 'error');
    expect(error.message).toContain('503');
    notReady = undefined;
    expect((await gateway.query('{ shop { name } }')).status).toBe(200);
    expect(gateway.shop.fetches.length).toBeGreaterThan(asked);
  });

  test('each service tells whether it is up, how far behind, and its version', async () => {
    expect(await (await get('/status')).json()).toEqual({
      up: true,
      services: [{ name: 'orders', up: true, lag: 0, version: '0.1.0' }],
    });
  });

  test('metrics count operations', async () => {
    await gateway.query('{ shop { name } }');
    const text = await (await get('/metrics')).text();
    expect(text).toMatch(/tillgraph_gateway_operation_seconds_count\{kind="query",outcome="ok"\} [1-9]/);
    expect(text).toContain('tillgraph_gateway_sockets 0');
  });

  test('the keys that verify access tokens are public', async () => {
    const { keys } = (await (await get('/.well-known/jwks.json')).json()) as {
      keys: { kid: string; d?: string }[];
    };
    expect(keys.map(({ kid, d }) => [kid, d])).toEqual([['k1', undefined]]);
  });

  test.each(['/', '/graphiql', '/sandbox', '/graphiql/graphiql.js', '/graphiql/graphql-ws/client.js'])(
    '%s is served, with headers that keep others out',
    async (path) => {
      const page = await get(path);
      expect(page.status).toBe(200);
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  test('what is not there, and what is not for writing, is refused', async () => {
    expect((await get('/graphiql/../package.json')).status).toBe(404);
    expect((await get('/graphiql/graphql-ws/..%2f..%2fpackage.json')).status).toBe(404);
    expect((await fetch(`${gateway.url}/readyz`, { method: 'POST' })).status).toBe(405);
  });
});
