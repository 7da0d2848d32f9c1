import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { WebSocket } from 'ws';
import { until } from '../testing/clients.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const scopes = ['orders:read'];

/** A client that says what it wants, be it the protocol or not. */
async function connect(protocol: string | undefined = 'graphql-transport-ws') {
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, protocol);
  const received: { id?: string; type: string; payload: unknown }[] = [];
  socket.on('message', (data) => received.push(JSON.parse(String(data))));
  const closed = once(socket, 'close').then(([code, reason]) => ({ code, reason: String(reason) }));
  await once(socket, 'open');
  return {
    socket,
    received,
    closed,
    say: (message: object) => socket.send(JSON.stringify(message)),
    async initialise(token?: string) {
      this.say({ type: 'connection_init', payload: token && { authorization: `Bearer ${token}` } });
      await until(() => received.some(({ type }) => type === 'connection_ack'));
    },
  };
}

describe('the protocol graphql-transport-ws', () => {
  test.each([
    ['another subprotocol', 'graphql-ws', [], 4406],
    ['no JSON', undefined, ['{'], 4400],
    ['no message', undefined, ['{"type":"connection_begin"}'], 4400],
    ['a subscription without a query', undefined, ['{"id":"1","type":"subscribe","payload":{}}'], 4400],
    [
      'an operation before the initialisation',
      undefined,
      ['{"id":"1","type":"subscribe","payload":{"query":"{ shop { name } }"}}'],
      4401,
    ],
    ['two initialisations', undefined, ['{"type":"connection_init"}', '{"type":"connection_init"}'], 4429],
    ['a message that only a server sends', undefined, ['{"type":"connection_ack"}'], 4400],
  ])('closes on %s', async (_, protocol, messages: readonly string[], code) => {
    const client = protocol === 'graphql-ws' ? await connectWith(protocol) : await connect(protocol);
    for (const message of messages) client.socket.send(message);
    expect((await client.closed).code).toBe(code);
  });

  /** The server answers no subprotocol, which the client takes for an error once it has heard why. */
  async function connectWith(protocol: string) {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, [protocol]);
    const closed = new Promise<{ code: number }>((resolve) => {
      socket.on('error', () => resolve({ code: 4406 }));
      socket.on('close', (code) => resolve({ code }));
    });
    return { socket, closed };
  }

  test('closes on binary frames and on huge ones', async () => {
    const binary = await connect();
    binary.socket.send(Buffer.from('{"type":"connection_init"}'));
    expect((await binary.closed).code).toBe(4400);
    const huge = await connect();
    huge.socket.send('x'.repeat(3 * 1024 * 1024));
    expect((await huge.closed).code).toBe(1009);
  });

  test('answers a ping', async () => {
    const client = await connect();
    client.say({ type: 'ping', payload: { n: 1 } });
    await until(() => client.received.length > 0);
    expect(client.received).toEqual([{ type: 'pong', payload: { n: 1 } }]);
    client.socket.close();
  });

  test('refuses a second operation with the id of one that runs', async () => {
    const client = await connect();
    await client.initialise(await gateway.token(scopes));
    const subscribe = {
      id: 'a',
      type: 'subscribe',
      payload: { query: 'subscription { orderChanged(orderId: "o1") { id } }' },
    };
    client.say(subscribe);
    client.say(subscribe);
    expect((await client.closed).code).toBe(4409);
  });

  test('takes the id of an operation again once that is over', async () => {
    const client = await connect();
    await client.initialise();
    for (let round = 1; round <= 3; round += 1) {
      client.say({ id: 'a', type: 'subscribe', payload: { query: '{ shop { name } }' } });
      await until(() => client.received.filter(({ type }) => type === 'complete').length === round);
    }
    client.socket.close();
  });

  test('stops a subscription on complete, and sends nothing after', async () => {
    const client = await connect();
    await client.initialise(await gateway.token(scopes));
    client.say({
      id: 'a',
      type: 'subscribe',
      payload: { query: 'subscription { orderChanged(orderId: "o1") { id } }' },
    });
    await until(() => client.received.some(({ type }) => type === 'next'));
    client.say({ id: 'a', type: 'complete' });
    await until(() => gateway.shop.orderEvents.listeners() === 0);
    const before = client.received.length;
    client.say({ type: 'ping' });
    await until(() => client.received.length > before);
    expect(client.received.slice(before)).toEqual([{ type: 'pong' }]);
    client.socket.close();
  });

  test('runs a bounded number of operations on one socket', async () => {
    const client = await connect();
    await client.initialise(await gateway.token(scopes));
    for (let n = 0; n <= 100; n += 1) {
      client.say({
        id: `s${n}`,
        type: 'subscribe',
        payload: { query: 'subscription { ordersChanged { cursor } }' },
      });
    }
    await until(() => client.received.some(({ type }) => type === 'error'));
    expect(client.received.filter(({ type }) => type === 'error')).toMatchObject([
      { id: 's100', payload: [{ extensions: { code: 'RATE_LIMITED' } }] },
    ]);
    expect(gateway.shop.ordersEvents.listeners()).toBe(1);
    client.socket.close();
    await until(() => gateway.shop.ordersEvents.listeners() === 0);
  });
});

/** Bytes of buffers that are still held, by other tests of this process, too. */
function heldBuffers(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().arrayBuffers;
}

describe('a client that does not read', () => {
  test('costs bounded memory and gets the newest state of each thing when it reads again', async () => {
    const client = await connect();
    await client.initialise(await gateway.token(scopes));
    const query = 'subscription { ordersChanged { cursor matches order { number version note } } }';
    client.say({ id: 'a', type: 'subscribe', payload: { query } });
    await until(() => gateway.shop.ordersEvents.listeners() === 1);
    client.socket.pause();
    const before = heldBuffers();
    const orders = 20;
    const versions = 400;
    // Each round is larger than what the outbox lets out, and all together than what the kernel takes.
    const note = 'x'.repeat(20_000);
    for (let version = 1; version <= versions; version += 1) {
      for (let order = 0; order < orders; order += 1) {
        gateway.shop.ordersEvents.push({
          ordersChanged: {
            cursor: `${version}`,
            matches: true,
            order: { id: `o${order}`, number: `${order}`, version, note },
          },
        });
      }
    }
    await until(() => gateway.shop.ordersEvents.drained());
    const held = heldBuffers() - before;
    client.socket.resume();
    const newest = () => {
      const seen = new Map<string, number>();
      for (const { payload } of client.received.filter(({ type }) => type === 'next')) {
        const { number, version } = (
          payload as { data: { ordersChanged: { order: { number: string; version: number } } } }
        ).data.ordersChanged.order;
        expect(version).toBeGreaterThan(seen.get(number) ?? 0);
        seen.set(number, version);
      }
      return seen;
    };
    await until(() => [...newest().values()].filter((version) => version === versions).length === orders);
    const events = client.received.filter(({ type }) => type === 'next').length;
    expect(events).toBeLessThan(orders * versions);
    expect(held).toBeLessThan((orders * versions * note.length) / 4);
    client.socket.close();
  }, 30_000);
});
