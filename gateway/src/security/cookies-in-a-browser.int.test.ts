import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { startBrowser, type TestBrowser } from '../testing/browser.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

let gateway: TestGateway;
let chromium: TestBrowser;
/** Another server on this host: another origin, and to SameSite the same site. */
let neighbour: Server;
beforeAll(async () => {
  gateway = await startTestGateway();
  // Without its own protection: it is the gateway that has to refuse.
  chromium = await startBrowser(['--disable-web-security', '--disable-site-isolation-trials']);
  neighbour = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<title>Neighbour</title>');
  }).listen(0, '127.0.0.1');
  await once(neighbour, 'listening');
}, 60_000);
afterAll(async () => {
  await chromium?.close();
  neighbour?.close();
  await gateway?.close();
});

const neighbourUrl = () => `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}`; // it listens on a port

const signIn =
  'mutation { signIn(input: { email: "a", password: "b", transport: COOKIE }) { userErrors { code } } }';
const viewer = '{ viewer { id } }';

/** What a script of the page is answered by the graph. */
const ask = (page: Page, query: string, options: object = {}): Promise<unknown> =>
  page.evaluate(
    async ([url, body, given]) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(url, { method: 'POST', headers, body, ...given })).json();
    },
    [`${gateway.url}/graphql`, JSON.stringify({ query }), options] as const,
  );

/** The same over a socket. */
const askLive = (page: Page): Promise<unknown> =>
  page.evaluate(
    ([url, payload]) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url, 'graphql-transport-ws');
        socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init' }));
        socket.onerror = () => resolve('refused');
        socket.onmessage = ({ data }) => {
          const message = JSON.parse(data);
          if (message.type === 'next') resolve(message.payload);
          if (message.type === 'connection_ack') {
            socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload }));
          }
        };
      }),
    [`${gateway.url.replace('http', 'ws')}/graphql`, { query: viewer }] as const,
  );

test('a page is signed in by cookies that its scripts cannot read, and a neighbour’s page is not', async () => {
  gateway.shop.data.accessToken = await gateway.token([], { sub: 'ann' });
  const ann = { data: { viewer: { id: 'ann' } } };
  const browser = await chromium.browser.newContext();
  const own = await browser.newPage();
  await own.goto(`${gateway.url}/readyz`);
  expect(await ask(own, signIn)).toEqual({ data: { signIn: { userErrors: [] } } });
  expect(await own.evaluate('document.cookie')).toBe('');
  expect(await ask(own, viewer)).toEqual(ann);
  expect(await askLive(own)).toEqual(ann);

  const foreign = await browser.newPage();
  await foreign.goto(neighbourUrl());
  const fetches = gateway.shop.fetches.length;
  const refused = { errors: [{ extensions: { code: 'FORBIDDEN' } }] };
  const form = { credentials: 'include', mode: 'no-cors', headers: { 'content-type': 'text/plain' } };
  for (const options of [{ credentials: 'include' }, form]) {
    expect(await ask(foreign, viewer, options)).toMatchObject(refused);
  }
  expect(await askLive(foreign)).toBe('refused');
  expect(gateway.shop.fetches).toHaveLength(fetches);
  // Without the cookies it may ask what all may.
  expect(await ask(foreign, viewer, { credentials: 'omit' })).toEqual({ data: { viewer: null } });

  expect(await ask(own, 'mutation { signOut { userErrors { code } } }')).toMatchObject({ data: {} });
  expect(await browser.cookies()).toEqual([]);
  await browser.close();
}, 60_000);
