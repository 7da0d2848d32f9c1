import { once } from 'node:events';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocket } from 'ws';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

const signIn =
  'mutation { signIn(input: { email: "a", password: "b", transport: COOKIE }) { userErrors { code } } }';
const refresh = 'mutation { refreshSession(input: {}) { userErrors { code } } }';
const signOut = 'mutation { signOut { userErrors { code } } }';
const viewer = '{ viewer { id } }';

let gateway: TestGateway;
/** Behind one proxy. */
let proxied: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
  proxied = await startTestGateway({ settings: { trustedProxies: 1 } });
});
afterAll(async () => {
  await gateway.close();
  await proxied.close();
});

interface Asked {
  readonly on?: TestGateway;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
}

async function ask(query: string, { on = gateway, headers = {}, cookie }: Asked = {}) {
  const {
    status,
    body,
    headers: answered,
  } = await on.query(query, {
    headers: { ...headers, ...(cookie && { cookie }) },
  });
  // An hour, less what the answer has taken.
  const cookies = answered
    .getSetCookie()
    .map((each) => each.replace(/Max-Age=(35\d\d|3600)\b/, 'Max-Age=an hour'));
  return {
    status,
    data: body.data,
    codes: body.errors?.map(({ extensions }) => extensions.code) ?? [],
    cookies,
    /** As a browser sends them back. */
    cookie: cookies.map((each) => each.split(';')[0]).join('; '),
    extensions: body.extensions,
  };
}

async function signedIn(claims = {}, on = gateway): Promise<string> {
  on.shop.data.accessToken = await on.token(['orders:read'], claims);
  return (await ask(signIn, { on })).cookie;
}

const lastFetchOf = (subgraph: string) =>
  gateway.shop.fetches.filter((fetch) => fetch.subgraph === subgraph).at(-1);

describe('a session that a browser keeps', () => {
  test('is in cookies that no script reads and no other site has sent, and nowhere else in the answer', async () => {
    gateway.shop.data.accessToken = await gateway.token([]);
    const { data, cookies, extensions } = await ask(signIn);
    expect(cookies).toEqual([
      `tillgraph-access=${gateway.shop.data.accessToken}; Max-Age=an hour; Path=/graphql; HttpOnly; SameSite=Strict`,
      'tillgraph-refresh=refresh-1; Max-Age=an hour; Path=/graphql; HttpOnly; SameSite=Strict',
    ]);
    expect([data, extensions]).toEqual([{ signIn: { userErrors: [] } }, undefined]);
  });

  test('is in cookies of this host alone, sent over https alone, where a trusted proxy speaks https', async () => {
    proxied.shop.data.accessToken = 'a';
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };
    const secure = (name: string, value: string) =>
      `__Host-tillgraph-${name}=${value}; Max-Age=an hour; Path=/; Secure; HttpOnly; SameSite=Strict`;
    expect((await ask(signIn, { on: proxied, headers })).cookies).toEqual([
      secure('access', 'a'),
      secure('refresh', 'refresh-1'),
    ]);
    // Nobody else is believed.
    expect((await ask(signIn, { headers })).cookies.join()).not.toContain('Secure');
    // Over https no cookie counts that could have been set over http, or by a neighbour.
    const cookie = `tillgraph-access=${await proxied.token([], { sub: 'ann' })}`;
    expect((await ask(viewer, { on: proxied, headers, cookie })).data).toEqual({ viewer: null });
    expect((await ask(viewer, { on: proxied, cookie })).data).toEqual({ viewer: { id: 'ann' } });
  });

  test('lets its browser in, over HTTP, event streams and sockets', async () => {
    const cookie = `theme=dark; ${await signedIn({ sub: 'ann' })}; other=1`;
    expect((await ask(viewer, { cookie })).data).toEqual({ viewer: { id: 'ann' } });
    const headers = { cookie, 'content-type': 'application/json', accept: 'text/event-stream' };
    const body = JSON.stringify({ query: viewer });
    const stream = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
    expect(await stream.text()).toContain('"viewer":{"id":"ann"}');
    expect(await overSocket({ cookie })).toMatchObject({ payload: { data: { viewer: { id: 'ann' } } } });
  });

  test('gives way to a token that is sent with it', async () => {
    const cookie = await signedIn({ sub: 'ann' });
    const headers = { authorization: `Bearer ${await gateway.token([], { sub: 'ben' })}` };
    expect((await ask(viewer, { cookie, headers })).data).toEqual({ viewer: { id: 'ben' } });
    const broken = { authorization: 'Bearer abc' };
    expect(await ask(viewer, { cookie, headers: broken })).toMatchObject({ status: 401 });
    expect(await overSocket({ cookie }, headers)).toMatchObject({
      payload: { data: { viewer: { id: 'ben' } } },
    });
  });

  test('goes on with what its cookie holds, which identity alone is told, and mutations alone', async () => {
    const cookie = await signedIn();
    const refreshed = await ask(refresh, { cookie });
    expect(refreshed.cookie).toContain('tillgraph-refresh=refresh-1.next');
    expect((await ask(refresh, { cookie: refreshed.cookie })).cookie).toContain('refresh-1.next.next');
    expect(lastFetchOf('identity')?.headers['session-cookie']).toBe('refresh-1.next');
    await ask(viewer, { cookie });
    expect(lastFetchOf('identity')?.headers).not.toHaveProperty('session-cookie');
    const place =
      'mutation { placeOrder(input: { idempotencyKey: "a", lines: [], payments: [] }) { userErrors { code } } }';
    const headers = { authorization: `Bearer ${await gateway.token(['orders:write'])}` };
    expect((await ask(place, { cookie, headers })).codes).toEqual([]);
    expect(lastFetchOf('orders')?.headers).not.toHaveProperty('session-cookie');
  });

  test('leaves no cookie when it is over', async () => {
    const gone = [
      'tillgraph-access=; Max-Age=0; Path=/graphql; HttpOnly; SameSite=Strict',
      'tillgraph-refresh=; Max-Age=0; Path=/graphql; HttpOnly; SameSite=Strict',
    ];
    expect((await ask(signOut, { cookie: await signedIn() })).cookies).toEqual(gone);
    expect((await ask(refresh, { cookie: 'tillgraph-refresh=reused' })).cookies).toEqual(gone);
  });

  test.each([
    ['has ended', { sid: 'ended' }, 4401],
    ['has an access token that has expired', { exp: Math.floor(Date.now() / 1000) - 60 }, 4403],
  ])('that %s lets nobody in, not even as nobody, but for one who renews it', async (_how, claims, code) => {
    const cookie = await signedIn(claims);
    gateway.endSession('ended');
    expect(await ask(viewer, { cookie })).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
    expect(await ask('{ shop { name } }', { cookie })).toMatchObject({ status: 401, data: undefined });
    const accept = { accept: 'text/event-stream' };
    expect((await ask(viewer, { cookie, headers: accept })).status).toBe(401);
    expect(await overSocket({ cookie })).toBe(code);
    expect(await ask(signOut, { cookie })).toMatchObject({ data: null, codes: ['UNAUTHENTICATED'] });
    gateway.shop.data.accessToken = await gateway.token([], { sub: 'ann' });
    const { status, cookie: renewed } = await ask(refresh, { cookie });
    expect(status).toBe(200);
    expect((await ask(viewer, { cookie: renewed })).data).toEqual({ viewer: { id: 'ann' } });
    expect((await ask(signIn, { cookie })).cookies).toHaveLength(2);
  });

  test.each([
    ['empty', ''],
    ['a quote', '"'],
    ['words', 'a b'],
    ['beyond ASCII', 'ä'],
    ['long', 'x'.repeat(4_000)],
  ])('is none with a cookie that is %s', async (_what, value) => {
    const cookie = `tillgraph-refresh=${value}`;
    expect((await ask('{ shop { name } }', { cookie })).data).toEqual({ shop: { name: 'Tillgraph' } });
    expect((await ask(refresh, { cookie })).status).toBe(200);
  });
});

describe('a page of another origin', () => {
  const foreign: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['of another port', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' }],
    ['that a browser of before Sec-Fetch-Site tells of', { origin: 'http://127.0.0.1:1' }],
    ['without an origin to tell', { origin: 'null' }],
    ['that was typed or followed', { 'sec-fetch-site': 'none' }],
  ];

  test.each(foreign)('%s may not use the cookie', async (_which, headers) => {
    const cookie = await signedIn();
    for (const query of [viewer, refresh, signOut, signIn]) {
      expect(await ask(query, { cookie, headers })).toMatchObject({
        status: 403,
        codes: ['FORBIDDEN'],
        cookies: [],
      });
    }
  });

  test.each(foreign)('%s sets none', async (_which, headers) => {
    expect((await ask(signIn, { headers })).cookies).toEqual([]);
    expect(lastFetchOf('identity')?.headers).not.toHaveProperty('session-cookie');
  });

  test.each(foreign.filter(([, headers]) => headers.origin))(
    '%s opens no socket with it',
    async (_which, headers) => {
      const cookie = await signedIn();
      expect(await overSocket({ ...headers, cookie })).toBe('Unexpected server response: 403');
      // With a token of its own it may.
      const authorization = `Bearer ${await gateway.token([], { sub: 'ann' })}`;
      expect(await overSocket(headers, { authorization })).toMatchObject({
        payload: { data: { viewer: { id: 'ann' } } },
      });
    },
  );

  test('that sends a form, or follows a link, uses none in browsers that tell nothing of it', async () => {
    const cookie = await signedIn();
    const url = `${gateway.url}/graphql?query=${encodeURIComponent(viewer)}`;
    const form = { method: 'POST', body: 'query={viewer{id}}' };
    const type = (name: string) => ({ 'content-type': name });
    const asked = await Promise.all([
      fetch(url, { headers: { cookie } }),
      fetch(url, { headers: { cookie, accept: 'text/event-stream' } }),
      fetch(url, { ...form, headers: { cookie, ...type('application/x-www-form-urlencoded') } }),
      fetch(url, { ...form, headers: { cookie, ...type('text/plain') } }),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  test('is the own page behind a proxy that is trusted, by the address that the browser sees', async () => {
    const cookie = (await signedIn({}, proxied)).replaceAll('tillgraph', '__Host-tillgraph');
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };
    const from = async (origin: string) =>
      (await ask(viewer, { on: proxied, cookie, headers: { ...forwarded, origin } })).status;
    expect(await from('https://shop.example')).toBe(200);
    expect(await from('http://shop.example')).toBe(403);
    expect(await from(proxied.url)).toBe(403);
  });
});

/** The answer to a query over a socket; or the code with which it was closed, or why it was refused. */
async function overSocket(headers: Readonly<Record<string, string>>, payload: object = {}): Promise<unknown> {
  const socket = new WebSocket(
    `${gateway.url.replace('http', 'ws')}/graphql`,
    GRAPHQL_TRANSPORT_WS_PROTOCOL,
    {
      headers,
    },
  );
  const failed = once(socket, 'error').then(([error]) => error.message);
  const closed = once(socket, 'close').then(([code]) => code);
  const answered = new Promise((resolve) => {
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (message.type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: viewer } }));
      } else {
        resolve(message);
      }
    });
  });
  const outcome = await Promise.race([failed, closed, answered]);
  socket.terminate();
  return outcome;
}
