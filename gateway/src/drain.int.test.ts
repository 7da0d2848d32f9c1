import { liveOver, liveOverEvents, socketClient, until } from './testing/clients.ts';
import { startTestGateway } from './testing/test-gateway.ts';

const scopes = ['orders:read', 'inventory:read'];

describe('a gateway that closes', () => {
  test.each([
    [
      'a socket',
      (url: string, token: string, query: string) => {
        const client = socketClient(url, { authorization: `Bearer ${token}` });
        return liveOver(client, { query });
      },
    ],
    [
      'an event stream',
      (url: string, token: string, query: string) =>
        liveOverEvents(url, { query }, { authorization: `Bearer ${token}` }),
    ],
  ])('answers a mutation that it has taken over %s', async (_, over) => {
    const gateway = await startTestGateway();
    let answer: () => void = () => undefined;
    gateway.shop.slow.set('orders', new Promise((resolve) => (answer = resolve)));
    const live = over(
      gateway.url,
      await gateway.token(['orders:write']),
      'mutation { placeOrder(input: { idempotencyKey: "k", lines: [], payments: [] }) { userErrors { code } } }',
    );
    const answered = live.next();
    await until(() => gateway.shop.fetches.length === 1);
    const closed = gateway.close();
    answer();
    expect((await answered).value).toEqual({ data: { placeOrder: { userErrors: [] } } });
    await closed;
  });

  test('answers what it has taken, takes nothing new, and completes subscriptions', async () => {
    const gateway = await startTestGateway();
    const token = await gateway.token(scopes);
    let answer: () => void = () => undefined;
    gateway.shop.slow.set('inventory', new Promise((resolve) => (answer = resolve)));
    const underWay = gateway.query('{ product(id: "p1") { stock { available } } }', { token });
    const closes: number[] = [];
    const client = socketClient(
      gateway.url,
      { authorization: `Bearer ${token}` },
      {
        on: { closed: (event) => closes.push((event as { code: number }).code) },
      },
    );
    const socket = liveOver(client, { query: 'subscription { orderChanged(orderId: "o1") { id } }' });
    await socket.next();
    const stream = liveOverEvents(
      gateway.url,
      { query: 'subscription { orderChanged(orderId: "o1") { id } }' },
      { authorization: `Bearer ${token}` },
    );
    await stream.next();

    const closed = gateway.close();
    expect((await socket.next()).done).toBe(true);
    expect((await stream.next()).done).toBe(true);
    await untilRefused(`${gateway.url}/healthz`);
    answer();
    expect((await underWay).body).toEqual({ data: { product: { stock: { available: 7 } } } });
    await closed;
    expect(closes.filter((code) => code !== 1001 && code !== 1000)).toEqual([]);
    expect(gateway.shop.orderEvents.listeners()).toBe(0);
    await client.dispose();
  });

  test('opens nothing live while it has clients leave', async () => {
    const gateway = await startTestGateway();
    const token = await gateway.token(scopes);
    await gateway.query('{ shop { name } }', { token });
    const credentials = { authorization: `Bearer ${token}` };
    const subscription = { query: 'subscription { orderChanged(orderId: "o1") { id } }' };
    const closed = gateway.close();
    const client = socketClient(gateway.url, credentials);
    const socket = liveOver(client, subscription);
    const stream = liveOverEvents(gateway.url, subscription, credentials);
    await expect(socket.next()).rejects.toBeDefined();
    // Refused, when it comes late.
    const first = await stream.next().catch(() => ({ done: true }));
    expect(first.done).toBe(true);
    await closed;
    await client.dispose();
  });
});

async function untilRefused(url: string): Promise<void> {
  for (;;) {
    const answered = await fetch(url, { headers: { connection: 'close' } }).catch(() => undefined);
    if (!answered) return;
    await answered.arrayBuffer();
  }
}
