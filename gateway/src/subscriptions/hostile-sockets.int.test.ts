import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { until } from '../testing/clients.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.close());

// An error that nobody listens to ends the process, so that it is the gateway's answer that shows there was none.
const serves = async () => (await gateway.query('{ shop { name } }')).status;

async function upgrade(path: string, ...frames: Buffer[]): Promise<Socket> {
  const { port, hostname } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const head = [
    `GET ${path} HTTP/1.1`,
    'host: shop',
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  ].join('\r\n');
  socket.write(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), ...frames]));
  return socket;
}

test('a malformed frame on a socket without the subprotocol ends that socket alone', async () => {
  const socket = await upgrade('/graphql', Buffer.from([0xff, 0xff, 0xff, 0xff]));
  socket.resume();
  await once(socket, 'close');
  expect(await serves()).toBe(200);
});

test('a client that resets its connection where no socket is served ends that alone', async () => {
  for (let n = 0; n < 10; n += 1) {
    const socket = await upgrade('/elsewhere');
    await once(socket, 'readable');
    socket.resetAndDestroy();
    expect(await serves()).toBe(200);
  }
});

async function initialised(): Promise<{ socket: WebSocket; closed: Promise<unknown[]> }> {
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = once(socket, 'close');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  return { socket, closed };
}

test.each([
  ['is long, as often as it is sent', 'x'.repeat(1_900_000), 12],
  ['comes without end', '', 5_000],
])('a ping that %s ends its socket', async (_, text, times) => {
  const { socket, closed } = await initialised();
  for (let n = 0; n < times; n += 1) {
    socket.send(JSON.stringify({ type: 'ping', payload: { text } }));
  }
  expect((await closed)[0]).toBe(1013);
  expect(await serves()).toBe(200);
});

test.each(['ping', 'pong'] as const)(
  'a %s of WebSocket that comes without end ends its socket',
  async (frame) => {
    const { socket, closed } = await initialised();
    let answers = 0;
    socket.on('pong', () => {
      answers += 1;
    });
    for (let n = 0; n < 5_000; n += 1) {
      socket[frame]('x'.repeat(125));
    }
    expect((await closed)[0]).toBe(1013);
    // What a socket may say in a minute, and a little for how long this took.
    expect(answers).toBeLessThan(2_000);
    expect(answers > 0).toBe(frame === 'ping');
    expect(await serves()).toBe(200);
  },
);

describe('a socket', () => {
  let timed: TestGateway;
  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    timed = await startTestGateway();
  });
  afterEach(async () => {
    jest.useRealTimers();
    await timed.close();
  });
  const open = async () => {
    const socket = new WebSocket(`${timed.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const closed = once(socket, 'close').then(([code]) => code);
    await once(socket, 'open');
    return { socket, closed };
  };

  test('whose client does not begin is closed after 3 s', async () => {
    const { closed } = await open();
    jest.advanceTimersByTime(3_000);
    expect(await closed).toBe(4408);
  });

  test('whose client answers no ping any more is given up, others are not', async () => {
    const [silent, alive] = [await open(), await open()];
    for (const { socket } of [silent, alive]) {
      socket.send('{"type":"connection_init"}');
      await once(socket, 'message');
    }
    // What has come is not read any more, as of a client that is gone without a word.
    silent.socket.pause();
    const pinged = once(alive.socket, 'ping');
    jest.advanceTimersByTime(20_000);
    await pinged;
    // Its pong has come when what it sends after it is answered.
    alive.socket.send('{"type":"ping"}');
    await once(alive.socket, 'message');
    jest.advanceTimersByTime(20_000);
    silent.socket.resume();
    expect(await silent.closed).toBe(1006);
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
    alive.socket.terminate();
  });
});

test('an operation has no id that is a burden to repeat', async () => {
  const { socket, closed } = await initialised();
  const payload = { query: '{ shop { name } }' };
  socket.send(JSON.stringify({ type: 'subscribe', id: 'x'.repeat(128), payload }));
  const [next] = await once(socket, 'message');
  expect(JSON.parse(String(next)).type).toBe('next');
  socket.send(JSON.stringify({ type: 'subscribe', id: 'x'.repeat(129), payload }));
  expect((await closed)[0]).toBe(4400);
});

test('no address opens sockets faster than it may ask', async () => {
  const limited = await startTestGateway({ settings: { rateLimit: 2 } });
  const address = `${limited.url.replace('http', 'ws')}/graphql`;
  const sockets = [0, 1].map(() => new WebSocket(address, 'graphql-transport-ws'));
  await Promise.all(sockets.map((socket) => once(socket, 'open')));
  const [error] = await once(new WebSocket(address, 'graphql-transport-ws'), 'error');
  expect(error.message).toContain('429');
  for (const socket of sockets) socket.terminate();
  await limited.close();
});

test('a user has a bounded number of event streams', async () => {
  const headers = {
    accept: 'text/event-stream',
    'content-type': 'application/json',
    authorization: `Bearer ${await gateway.token(['orders:read'])}`,
  };
  const body = JSON.stringify({ query: 'subscription { ordersChanged { cursor } }' });
  const leaving = new AbortController();
  const open = () =>
    fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body, signal: leaving.signal });
  const streams = await Promise.all(Array.from({ length: 100 }, open));
  expect(streams.every(({ status }) => status === 200)).toBe(true);
  const refused = await open();
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  leaving.abort();
  await until(() => gateway.shop.ordersEvents.listeners() === 0);
  expect((await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: '{}' })).status).toBe(400);
});
