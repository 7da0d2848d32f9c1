import { getEventListeners } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageType, parseMessage, stringifyMessage } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { SubgraphUnavailable } from '../../errors.ts';
import { until } from '../../testing/clients.ts';
import { createFakeShop } from '../../testing/fake-shop.ts';
import { type Asked, createHarness } from '../../testing/harness.ts';
import { createHttpTransport } from './http-transport.ts';
import { createLiveConnection } from './live-connection.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A subscription as its subgraph sees it. */
interface Taken {
  readonly query: string;
  tell(data: Record<string, unknown>): void;
  cut(): void;
}

/** Takes subscriptions and tells nothing by itself; to a ping it answers or, like a peer that is gone, not. */
async function startSilentSubgraph(answersPings: boolean) {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: ([first]) => first ?? false,
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const taken: Taken[] = [];
  const answer = (socket: WebSocket, text: string) => {
    const message = parseMessage(text);
    if (message.type === MessageType.ConnectionInit) {
      socket.send(stringifyMessage({ type: MessageType.ConnectionAck }));
    } else if (message.type === MessageType.Ping && answersPings) {
      socket.send(stringifyMessage({ type: MessageType.Pong }));
    } else if (message.type === MessageType.Subscribe) {
      const { id, payload } = message;
      taken.push({
        query: payload.query,
        tell: (data) => socket.send(stringifyMessage({ id, type: MessageType.Next, payload: { data } })),
        cut: () => socket.terminate(),
      });
    }
  };
  server.on('connection', (socket) => socket.on('message', (data) => answer(socket, String(data))));
  closing.push(async () => {
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  // of a server on a port
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, taken };
}

test('a subgraph that is gone without a word is found out by its silence', async () => {
  const { url } = await startSilentSubgraph(false);
  const connection = createLiveConnection(new URL(url), 1_000_000, { interval: 20, patience: 20 });
  closing.push(() => connection.close());
  const events = connection.subscribe({ query: 'subscription { a }', headers: {} });
  await expect(events[Symbol.asyncIterator]().next()).rejects.toThrow(SubgraphUnavailable);
});

test('nothing of what is over is left on the signal that would have ended it', async () => {
  const { url, taken } = await startSilentSubgraph(true);
  const connection = createLiveConnection(new URL(url), 1_000_000);
  closing.push(() => connection.close());
  const { signal } = new AbortController();
  const events = connection.subscribe({ query: 'subscription { a }', headers: {}, signal });
  const next = events[Symbol.asyncIterator]().next();
  await until(() => taken.length === 1);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  taken[0]?.cut();
  await expect(next).rejects.toThrow(SubgraphUnavailable);
  await connection.whenUnused();
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

describe('the present state of a thing', () => {
  async function watchOrders(url: string, deadlines = { query: 500, mutation: 500, firstState: 500 }) {
    const transport = createHttpTransport({ subgraph: 'orders', url, deadlines, maxAnswer: 1_000_000 });
    closing.push(() => transport.close());
    const harness = await createHarness((verify) => createFakeShop(verify).subgraphs, {
      transports: new Map([['orders', transport]]),
      deadlines,
    });
    return (id: string, asked: Asked = {}) =>
      harness.subscribe(`subscription { orderChanged(orderId: "${id}") { status } }`, {
        scopes: ['orders:read'],
        ...asked,
      });
  }
  const away = { errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] };

  test('that does not come in time ends the subscription, and says that the subgraph is away', async () => {
    const { url, taken } = await startSilentSubgraph(true);
    const watch = await watchOrders(url);
    await expect(watch('o1').next()).rejects.toMatchObject(away);
    expect(taken).toHaveLength(1);
  });

  test('may take longer than a query', async () => {
    const { url, taken } = await startSilentSubgraph(true);
    const watch = await watchOrders(url, { query: 1, mutation: 1, firstState: 5_000 });
    const first = watch('o1').next();
    await until(() => taken.length === 1);
    taken[0]?.tell({ orderChanged: { status: 'PENDING', _resumeAfter: 1 } });
    expect((await first).value).toMatchObject({ data: { orderChanged: { status: 'PENDING' } } });
  });

  test('has all its time from when the newest subscriber has come', async () => {
    const { url, taken } = await startSilentSubgraph(true);
    const watch = await watchOrders(url);
    const joined = watch('o1', { waitingSince: () => performance.now() }).next();
    await until(() => taken.length === 1);
    await expect(watch('o2').next()).rejects.toMatchObject(away);
    taken[0]?.tell({ orderChanged: { status: 'PENDING', _resumeAfter: 1 } });
    expect((await joined).value).toMatchObject({ data: { orderChanged: { status: 'PENDING' } } });
  });

  test('is not asked for for ever where connections are lost again and again', async () => {
    const { url, taken } = await startSilentSubgraph(true);
    const watch = await watchOrders(url);
    const ended = expect(watch('o1').next()).rejects.toMatchObject(away);
    await until(() => taken.length === 1);
    taken[0]?.cut();
    await until(() => taken.length === 2);
    await ended;
  });

  test('was told, so what is newer has its time after a lost connection', async () => {
    const { url, taken } = await startSilentSubgraph(true);
    const watch = await watchOrders(url);
    const live = watch('o1');
    const first = live.next();
    await until(() => taken.length === 1);
    taken[0]?.tell({ orderChanged: { status: 'PENDING', _resumeAfter: 1 } });
    await first;
    taken[0]?.cut();
    const second = live.next();
    await until(() => taken.length === 2);
    expect(taken[1]?.query).toContain('afterVersion: 1');
    // One that is given up was asked for after it.
    await expect(watch('o2').next()).rejects.toMatchObject(away);
    taken[1]?.tell({ orderChanged: { status: 'PAID', _resumeAfter: 2 } });
    expect((await second).value).toMatchObject({ data: { orderChanged: { status: 'PAID' } } });
    await live.return();
  });
});
