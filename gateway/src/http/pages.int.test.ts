import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    expect(text).toMatch(
      /tillgraph_gateway_operation_seconds_count\{kind="query",field="\w+",outcome="ok"\} [1-9]/,
    );
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

describe('the shop’s own page', () => {
  let folder: string;
  let shop: TestGateway;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tillgraph-page-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), 'the till');
    await writeFile(join(folder, 'assets/till-1a2b.js'), 'sell()');
    await writeFile(join(folder, 'assets/till-1a2b.js.br'), 'sell() by brotli');
    await writeFile(join(folder, 'assets/till-1a2b.js.gz'), 'sell() by gzip');
    shop = await startTestGateway({ pageFolder: folder });
  });
  afterAll(async () => {
    await shop.close();
    await rm(folder, { recursive: true });
  });

  const ask = (path: string, headers: Record<string, string>, url = shop.url) =>
    fetch(`${url}${path}`, { headers });
  const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  test('is shown to browsers at every address that is nothing else, and lets nothing inline run', async () => {
    for (const path of ['/', '/orders/1']) {
      const page = await ask(path, browser);
      expect([page.status, await page.text()]).toEqual([200, 'the till']);
      expect(page.headers.get('cache-control')).toBe('no-cache');
      const policy = page.headers.get('content-security-policy');
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
    }
    expect(await (await ask('/graphiql', browser)).text()).toContain('GraphiQL');
  });

  test('leaves programs what they had: the list of what there is, and 404 for what is not', async () => {
    expect(await (await ask('/', {})).text()).toContain('href="/graphiql"');
    expect((await ask('/orders/1', {})).status).toBe(404);
    expect((await fetch(`${shop.url}/`, { method: 'POST', headers: browser })).status).toBe(405);
  });

  test('has files that are kept for ever, in the smallest form that the browser takes', async () => {
    for (const [taken, content] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const file = await fetch(`${shop.url}/assets/till-1a2b.js`, {
        method: 'HEAD',
        headers: { 'accept-encoding': taken },
      });
      expect(file.headers.get('content-encoding')).toBe(content);
      expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    }
    expect((await ask('/assets/till-1a2b.js.br', {})).status).toBe(404);
  });

  test('is not there where none was built, and not at the gateway of another graph', async () => {
    expect(await (await ask('/', browser, gateway.url)).text()).toContain('href="/graphiql"');
    expect((await ask('/orders/1', browser, gateway.url)).status).toBe(404);
  });
});
