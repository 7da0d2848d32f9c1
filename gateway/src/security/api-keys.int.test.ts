import { newApiKey } from '@tillgraph/platform/api-keys';
import { liveOver, liveOverEvents, socketClient, until } from '../testing/clients.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

const watch = 'subscription { orderChanged(orderId: "o1") { id } }';
const scopes = ['orders:read'];

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const statusWith = async (key: string, on = gateway) => {
  const { status, body } = await on.query('{ shop { name } }', { token: key });
  return [status, body.errors?.[0]?.extensions.code ?? body.data.shop.name];
};
const served = [200, 'Tillgraph'];
const refused = [401, 'UNAUTHENTICATED'];

describe('a request with an API key', () => {
  test('is served with its scopes, and as no user', async () => {
    const { key } = gateway.apiKey(scopes);
    const other = gateway.apiKey(['reports:read']);
    const query = '{ viewer { id } order(id: "o1") { id } }';
    expect((await gateway.query(query, { token: key })).body).toEqual({
      data: { viewer: null, order: { id: 'o1' } },
    });
    expect((await gateway.query(query, { token: other.key })).body).toMatchObject({
      data: { order: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('that is unknown, malformed, expired or revoked is refused whole', async () => {
    const { id, key } = gateway.apiKey(scopes);
    const expired = gateway.apiKey(scopes, new Date(Date.now() - 1));
    expect(await statusWith(key)).toEqual(served);
    for (const wrong of [newApiKey().key, `${key}0`, 'tgk_', expired.key]) {
      expect(await statusWith(wrong)).toEqual(refused);
    }
    gateway.revokeApiKey(id);
    expect(await statusWith(key)).toEqual(refused);
  });

  test('has identity asked once, by the key’s hash alone', async () => {
    const { key } = gateway.apiKey(scopes);
    const before = gateway.lookUps.length;
    for (let request = 0; request < 3; request += 1) await statusWith(key);
    expect(gateway.lookUps.slice(before)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(gateway.lookUps.join()).not.toContain(key.slice(4));
  });
});

test('a key that nobody can verify for now is told so, and not that it is wrong', async () => {
  const [known, unknown] = [gateway.apiKey(scopes), gateway.apiKey(scopes)];
  expect(await statusWith(known.key)).toEqual(served);
  gateway.tellKeys(false);
  expect(await statusWith(unknown.key)).toEqual([503, 'SUBGRAPH_UNAVAILABLE']);
  expect(await statusWith(known.key)).toEqual(served);
  gateway.tellKeys(true);
  expect(await statusWith(unknown.key)).toEqual(served);
});

test('who guesses keys has identity asked no more often than the rate of their address allows', async () => {
  const limited = await startTestGateway({ settings: { rateLimit: 10 } });
  const { key } = limited.apiKey(scopes);
  expect(await statusWith(key, limited)).toEqual(served);
  const statuses = [];
  for (let guess = 0; guess < 20; guess += 1) statuses.push((await statusWith(newApiKey().key, limited))[0]);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect(limited.lookUps.length).toBeLessThan(10);
  // Whose key is known already has a rate of their own.
  expect(await statusWith(key, limited)).toEqual(served);
  await limited.close();
});

describe('a socket with an API key', () => {
  const connect = (key: string) => {
    let closed: (event: { code: number }) => void;
    const close = new Promise<{ code: number }>((resolve) => {
      closed = resolve;
    });
    const client = socketClient(
      gateway.url,
      { authorization: `Bearer ${key}` },
      { on: { closed: (event) => closed(event as { code: number }) } },
    );
    return { client, close };
  };

  test('is served, and closed as soon as the key is revoked', async () => {
    const { id, key } = gateway.apiKey(scopes);
    const { client, close } = connect(key);
    const live = liveOver(client, { query: watch });
    expect((await live.next()).done).toBe(false);
    const next = live.next();
    gateway.revokeApiKey(id);
    expect(await close).toMatchObject({ code: 4401, reason: expect.stringContaining('API key') });
    await expect(next).rejects.toBeDefined();
    await until(() => gateway.shop.orderEvents.listeners() === 0);
    await client.dispose();
  });

  test('is closed for good when the key expires, for it cannot be renewed', async () => {
    const { key } = gateway.apiKey(scopes, new Date(Date.now() + 1_000));
    const { client, close } = connect(key);
    const live = liveOver(client, { query: watch });
    await live.next();
    live.next().catch(() => undefined);
    expect(await close).toMatchObject({ code: 4401 });
    await client.dispose();
  });

  test('is closed at once when the key is none', async () => {
    const { client, close } = connect(newApiKey().key);
    await expect(liveOver(client, { query: watch }).next()).rejects.toBeDefined();
    expect(await close).toMatchObject({ code: 4401 });
    await client.dispose();
  });
});

test('an event stream ends with its API key', async () => {
  const { id, key } = gateway.apiKey(scopes);
  const live = liveOverEvents(gateway.url, { query: watch }, { authorization: `Bearer ${key}` });
  await live.next();
  gateway.revokeApiKey(id);
  expect((await live.next()).value.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  expect((await live.next()).done).toBe(true);
});
