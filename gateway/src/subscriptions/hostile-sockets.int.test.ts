import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
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

test('a ping that is nested too deep to answer ends its socket, also where answers wait', async () => {
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = once(socket, 'close');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.pause();
  for (let n = 0; n < 12; n += 1) {
    socket.send(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(1_900_000) } }));
  }
  const depth = 100_000;
  await new Promise((resolve) =>
    socket.send(`{"type":"ping","payload":{"lists":${'['.repeat(depth)}${']'.repeat(depth)}}}`, resolve),
  );
  expect(await serves()).toBe(200);
  socket.resume();
  expect((await closed)[0]).toBe(4400);
  expect(await serves()).toBe(200);
});
