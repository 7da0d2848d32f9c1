import type { AddressInfo } from 'node:net';
import { MessageType, parseMessage, stringifyMessage } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { SubgraphUnavailable } from '../../errors.ts';
import { createFakeShop } from '../../testing/fake-shop.ts';
import { createHarness } from '../../testing/harness.ts';
import { createHttpTransport } from './http-transport.ts';
import { createLiveConnection } from './live-connection.ts';

/** Takes subscriptions and never tells anything; to a ping it answers or, like a peer that is gone, not. */
async function startSilentSubgraph(answersPings: boolean) {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: ([first]) => first ?? false,
  });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const { type } = parseMessage(String(data));
      if (type === MessageType.ConnectionInit) {
        socket.send(stringifyMessage({ type: MessageType.ConnectionAck }));
      } else if (type === MessageType.Ping && answersPings) {
        socket.send(stringifyMessage({ type: MessageType.Pong }));
      }
    });
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, // of a server on a port
    async close() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a subgraph that is gone without a word is found out by its silence', async () => {
  const subgraph = await startSilentSubgraph(false);
  const connection = createLiveConnection(new URL(subgraph.url), 1_000_000, { interval: 20, patience: 20 });
  const events = connection.subscribe({ query: 'subscription { a }', headers: {} });
  await expect(events[Symbol.asyncIterator]().next()).rejects.toThrow(SubgraphUnavailable);
  await connection.close();
  await subgraph.close();
});

test('a subscription whose first event does not come in time ends, and says that the subgraph is away', async () => {
  const subgraph = await startSilentSubgraph(true);
  const deadlines = { query: 200, mutation: 200 };
  const transport = createHttpTransport({
    subgraph: 'orders',
    url: subgraph.url,
    deadlines,
    maxAnswer: 1_000_000,
  });
  const harness = await createHarness((verify) => createFakeShop(verify).subgraphs, {
    transports: new Map([['orders', transport]]),
    deadlines,
  });
  const live = harness.subscribe('subscription { orderChanged(orderId: "o1") { status } }', {
    scopes: ['orders:read'],
  });
  await expect(live.next()).rejects.toMatchObject({
    errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
  });
  await transport.close();
  await subgraph.close();
});
