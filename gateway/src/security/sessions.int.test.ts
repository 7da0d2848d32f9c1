import { generateKeyPairSync } from 'node:crypto';
import { createSessionStatus } from '@tillgraph/platform/access-tokens';
import type { ConsumeOptions, EventBus } from '@tillgraph/platform/event-bus';
import { accessTokens } from '@tillgraph/shared-domain/access-token';
import type { DomainEvent, Recorded } from '@tillgraph/shared-domain/event';
import { SignJWT } from 'jose';
import pino from 'pino';
import { liveOver, liveOverEvents, socketClient, until } from '../testing/clients.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

const watch = 'subscription { orderChanged(orderId: "o1") { id } }';
const scopes = ['orders:read'];
/** A forger's. */
const own = generateKeyPairSync('ed25519');
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

describe('a request with an access token', () => {
  const statusWith = async (authorization: string) => {
    const { status, body } = await gateway.query('{ shop { name } }', { headers: { authorization } });
    return [status, body.errors?.[0]?.extensions.code ?? body.data.shop.name];
  };

  test('is served as its user', async () => {
    const token = await gateway.token([], { sub: 'ann' });
    const { body } = await gateway.query('{ viewer { id } }', { token });
    expect(body).toEqual({ data: { viewer: { id: 'ann' } } });
    expect(await statusWith(`bearer ${token}`)).toEqual([200, 'Tillgraph']);
  });

  test.each([
    ['no token', 'Bearer'],
    ['no JWT', 'Bearer abc'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['a JWT without a signature', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1MSJ9.'],
    ['a JWT signed with the public key as a secret', 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1MSJ9.abc'],
  ])('that is %s is refused whole, never run as anonymous', async (_, authorization) => {
    expect(await statusWith(authorization)).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('that has expired is refused whole', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const token = await gateway.token(scopes, { exp: seconds - 10 });
    expect(await statusWith(`Bearer ${token}`)).toEqual([401, 'UNAUTHENTICATED']);
    // The clock of whoever signed it may be behind.
    const late = await gateway.token(scopes, { exp: seconds - 1 });
    expect(await statusWith(`Bearer ${late}`)).toEqual([200, 'Tillgraph']);
  });

  test.each([
    ['of another issuer', { iss: 'tillgraph-gateway' }],
    ['for another audience', { aud: 'another shop' }],
  ])('%s is refused whole', async (_, claims) => {
    const token = await gateway.token(scopes, claims);
    expect(await statusWith(`Bearer ${token}`)).toEqual([401, 'UNAUTHENTICATED']);
  });

  test.each([
    ['by the public key as if it were a secret', 'HS256', (x: string) => Buffer.from(x, 'base64url'), {}],
    [
      'by a key that it brings along',
      'EdDSA',
      () => own.privateKey,
      { jwk: own.publicKey.export({ format: 'jwk' }) },
    ],
    ['by a key of another kind', 'ES256', () => elliptic.privateKey, {}],
  ] as const)('that is signed %s is refused whole', async (_, alg, keyOf, header) => {
    const answer = await fetch(`${gateway.url}/.well-known/jwks.json`);
    const { keys } = (await answer.json()) as { keys: { x: string; kid: string }[] };
    const [{ x, kid } = { x: '', kid: '' }] = keys;
    expect(x).toHaveLength(43);
    const token = await new SignJWT({ sid: 's1', av: 1, scope: scopes.join(' ') })
      .setProtectedHeader({ alg, typ: accessTokens.type, kid, ...header })
      .setIssuer(accessTokens.issuer)
      .setAudience(accessTokens.audience)
      .setSubject('u1')
      .setExpirationTime('15 min')
      .sign(keyOf(x));
    expect(await statusWith(`Bearer ${token}`)).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('of which the claims are incomplete is refused whole', async () => {
    const token = await gateway.token(scopes, { sid: 5 as unknown as string });
    expect(await statusWith(`Bearer ${token}`)).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('of a session that has ended is refused whole, also when it was served before', async () => {
    const token = await gateway.token(scopes, { sid: 'signed-out' });
    expect(await statusWith(`Bearer ${token}`)).toEqual([200, 'Tillgraph']);
    gateway.endSession('signed-out');
    expect(await statusWith(`Bearer ${token}`)).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('a socket', () => {
  const closing = (connectionParams: Record<string, unknown>) => {
    let closed: (event: { code: number; reason: string }) => void;
    const close = new Promise<{ code: number; reason: string }>((resolve) => {
      closed = resolve;
    });
    const client = socketClient(gateway.url, connectionParams, {
      on: { closed: (event) => closed(event as { code: number; reason: string }) },
    });
    return { client, close };
  };

  test.each(['authorization', 'Authorization', 'AUTHORIZATION'])('takes its token as %s', async (name) => {
    const client = socketClient(gateway.url, {
      [name]: `Bearer ${await gateway.token(scopes, { sub: 'ann' })}`,
    });
    expect((await liveOver(client, { query: '{ viewer { id } }' }).next()).value).toEqual({
      data: { viewer: { id: 'ann' } },
    });
    await client.dispose();
  });

  test('without a token is anonymous', async () => {
    const client = socketClient(gateway.url);
    expect((await liveOver(client, { query: '{ viewer { id } shop { name } }' }).next()).value.data).toEqual({
      viewer: null,
      shop: { name: 'Tillgraph' },
    });
    await client.dispose();
  });

  test.each([
    ['a text that is no token', 'Bearer abc'],
    ['no text', { token: 'abc' }],
  ])('with %s is closed', async (_, authorization) => {
    const { client, close } = closing({ authorization });
    const live = liveOver(client, { query: '{ shop { name } }' }).next();
    await expect(live).rejects.toBeDefined();
    expect(await close).toMatchObject({ code: 4401 });
    await client.dispose();
  });

  test('is closed as soon as its session ends, and its subscription with it', async () => {
    const { client, close } = closing({
      authorization: `Bearer ${await gateway.token(scopes, { sid: 'revoked' })}`,
    });
    const live = liveOver(client, { query: watch });
    await live.next();
    const next = live.next();
    gateway.endSession('revoked');
    expect(await close).toMatchObject({ code: 4401, reason: expect.stringContaining('ended') });
    await expect(next).rejects.toBeDefined();
    await until(() => gateway.shop.orderEvents.listeners() === 0);
    await client.dispose();
  });

  test('leaves others open that share its subscription', async () => {
    const other = socketClient(gateway.url, {
      authorization: `Bearer ${await gateway.token(scopes, { sid: 'stays' })}`,
    });
    const stays = liveOver(other, { query: watch });
    await stays.next();
    const { client, close } = closing({
      authorization: `Bearer ${await gateway.token(scopes, { sid: 'goes' })}`,
    });
    const goes = liveOver(client, { query: watch });
    await goes.next();
    const gone = goes.next();
    gateway.endSession('goes');
    await close;
    await expect(gone).rejects.toBeDefined();
    gateway.shop.orderEvents.push({ orderChanged: { id: 'o1' } });
    expect((await stays.next()).done).toBe(false);
    await Promise.all([client.dispose(), other.dispose()]);
  });

  test('is closed when its token expires, so that its client connects anew', async () => {
    const exp = Math.floor(Date.now() / 1000) + 2;
    const { client, close } = closing({ authorization: `Bearer ${await gateway.token(scopes, { exp })}` });
    const live = liveOver(client, { query: watch });
    await live.next();
    live.next().catch(() => undefined);
    expect(await close).toMatchObject({ code: 4403, reason: expect.stringContaining('expired') });
    await client.dispose();
  });
});

test('while no key is known by which tokens are verified, their users are to try again, and not to sign in', async () => {
  const starting = await startTestGateway();
  starting.tellKeys(false);
  const token = await starting.token(scopes);
  expect(await starting.query('{ viewer { id } }', { token })).toMatchObject({
    status: 503,
    body: { errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] },
  });
  expect((await fetch(`${starting.url}/.well-known/jwks.json`)).status).toBe(503);
  const closes: unknown[] = [];
  const client = socketClient(
    starting.url,
    { authorization: `Bearer ${token}` },
    {
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 10)),
      shouldRetry: () => true,
      on: { closed: (event) => closes.push((event as { code: number }).code) },
    },
  );
  const first = liveOver(client, { query: '{ viewer { id } }' }).next();
  await until(() => closes.length > 1);
  expect(new Set(closes)).toEqual(new Set([1013]));
  starting.tellKeys(true);
  expect((await first).value).toEqual({ data: { viewer: { id: 'u1' } } });
  await client.dispose();
  await starting.close();
});

describe('an event stream', () => {
  test('ends with its session', async () => {
    const live = liveOverEvents(
      gateway.url,
      { query: watch },
      { authorization: `Bearer ${await gateway.token(scopes, { sid: 'stream' })}` },
    );
    await live.next();
    gateway.endSession('stream');
    expect((await live.next()).value.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await live.next()).done).toBe(true);
  });

  test('of a mutation tells what became of it, also when that ended the session', async () => {
    let answer: () => void = () => undefined;
    gateway.shop.slow.set('orders', new Promise((resolve) => (answer = resolve)));
    const query =
      'mutation { placeOrder(input: { idempotencyKey: "k", lines: [], payments: [] }) { consistencyToken } }';
    const token = await gateway.token(['orders:write'], { sid: 'mutating' });
    const asked = gateway.shop.fetches.length;
    const next = liveOverEvents(gateway.url, { query }, { authorization: `Bearer ${token}` }).next();
    await until(() => gateway.shop.fetches.length > asked);
    gateway.endSession('mutating');
    answer();
    gateway.shop.slow.clear();
    expect((await next).value).toEqual({ data: { placeOrder: { consistencyToken: 'placed' } } });
  });
});

describe('what identity tells of sessions', () => {
  const start = async (past: readonly DomainEvent[], now: () => number = Date.now) => {
    const bus = fakeBus(past);
    const status = await createSessionStatus(bus, pino({ level: 'silent' }), now);
    return { bus, status };
  };
  const claims = { sub: 'u1', sid: 's1', av: 3 };

  test('is known before anything is served', async () => {
    const { status } = await start([{ type: 'SessionEnded', data: { userId: 'u1', sessionId: 's1' } }]);
    expect(status.check(claims)).toBe('ended');
    expect(status.check({ ...claims, sid: 's2' })).toBe('live');
    await status.close();
  });

  test.each(['RoleChanged', 'PasswordChanged', 'UserDeactivated'])(
    'ends older tokens at once: %s',
    async (type) => {
      const { bus, status } = await start([]);
      let told = 0;
      const stop = status.onEnded(() => {
        told += 1;
      });
      await bus.deliver([{ type, data: { userId: 'u1', authorizationVersion: 3 } }]);
      expect(status.check(claims)).toBe('live');
      await bus.deliver([{ type, data: { userId: 'u1', authorizationVersion: 4 } }]);
      expect(status.check(claims)).toBe('ended');
      expect(status.check({ ...claims, av: 4 })).toBe('live');
      expect(status.check({ ...claims, sub: 'u2' })).toBe('live');
      expect(told).toBe(2);
      stop();
      // Delivered again, or late, it changes nothing.
      await bus.deliver([{ type, data: { userId: 'u1', authorizationVersion: 2 } }]);
      expect(status.check(claims)).toBe('ended');
      expect(told).toBe(2);
      await status.close();
    },
  );

  test('ends API keys', async () => {
    const { bus, status } = await start([]);
    let told = 0;
    status.onEnded(() => {
      told += 1;
    });
    expect(status.isRevoked('k1')).toBe(false);
    await bus.deliver([{ type: 'ApiKeyRevoked', data: { apiKeyId: 'k1' } }]);
    expect([status.isRevoked('k1'), status.isRevoked('k2'), told]).toEqual([true, false, 1]);
    await status.close();
  });

  test('is forgotten when no token from before can be alive', async () => {
    let now = Date.now();
    const day = 24 * 3_600_000;
    const { bus, status } = await start([], () => now);
    const end = (sessionId: string) =>
      bus.deliver([{ type: 'SessionEnded', data: { userId: 'u1', sessionId } }], new Date(now));
    await end('s1');
    now += day - 1;
    await end('s2');
    expect(status.check({ ...claims, sid: 's1' })).toBe('ended');
    now += 1;
    await end('s3');
    expect(status.check({ ...claims, sid: 's1' })).toBe('live');
    expect(status.check({ ...claims, sid: 's2' })).toBe('ended');
    await status.close();
  });

  test('still counts when the log was restored, and is followed on', async () => {
    const { bus, status } = await start([{ type: 'SessionEnded', data: { userId: 'u1', sessionId: 's1' } }]);
    bus.newEpoch();
    expect(status.check(claims)).toBe('ended');
    await bus.deliver([{ type: 'SessionEnded', data: { userId: 'u1', sessionId: 's2' } }]);
    expect(status.check({ ...claims, sid: 's2' })).toBe('ended');
    await status.close();
  });
});

/** Delivers what it is given. */
function fakeBus(past: readonly DomainEvent[]) {
  let options: ConsumeOptions | undefined;
  let position = 0;
  const deliver = async (stated: readonly DomainEvent[], at = new Date()): Promise<void> => {
    const events = stated.map((event) => ({ ...event, recordedAt: at.toISOString() }));
    position += events.length;
    await options?.onDelivery({
      context: 'identity',
      epoch: 'e1',
      // of the envelope only the time is read
      batches: [{ slot: 0, through: position, events: events as unknown as readonly Recorded[] }],
      checkpoints: [{ context: 'identity', slot: 'all', epoch: 'e1', position }],
    });
  };
  const bus: EventBus = {
    sharesSlots: false,
    consume(consumed) {
      options = consumed;
      setImmediate(() => past.length > 0 && position === 0 && void deliver(past));
      return { stop: async () => undefined };
    },
    read: async () => null,
    head: async () => ({ epoch: 'e1', position: past.length }),
    close: async () => undefined,
  };
  return { ...bus, deliver, newEpoch: () => options?.onNewEpoch('identity', 'e2') };
}
