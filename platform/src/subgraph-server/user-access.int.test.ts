import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { createClient } from 'graphql-ws';
import { exportJWK, SignJWT } from 'jose';
import pino from 'pino';
import { Registry } from 'prom-client';
import { WebSocket } from 'ws';
import { createKeySet } from '../access-tokens/index.ts';
import { createCredentialVerifier, newApiKey } from '../api-keys/index.ts';
import { createAssertionSigner, createAssertionVerifier } from '../assertions/index.ts';
import type { ReadModels } from '../read-models/index.ts';
import { createRunningSubgraph, type Principal, type RequestContext } from '../subgraph/index.ts';
import { mapAsync } from '../subgraph/map-async.ts';
import { until } from '../testing/until.ts';
import { createSubgraphServer, type SubgraphServer } from './index.ts';

const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@requiresScopes"])
  scalar Scope
  type Query {
    open: Int
    sold: Int @requiresScopes(scopes: [["orders:read"]])
    audit: Int @requiresScopes(scopes: [["audit:read"]])
    keepsCookies: Boolean
  }
  type Subscription { ticks: Int @requiresScopes(scopes: [["orders:read"]]) }`;

const logger = pino({ level: 'silent' });
const gatewayKeys = generateKeyPairSync('ed25519');
const identityKeys = generateKeyPairSync('ed25519');
const ticks = new EventEmitter();
/** Of sessions and API keys. */
const ended = new Set<string>();
const machine = newApiKey();
const listeners = new Set<() => void>();
let served = true;
let server: SubgraphServer;
let url: string;

beforeAll(async () => {
  const jwk = { ...(await exportJWK(identityKeys.publicKey)), kid: 'k1', alg: 'EdDSA' };
  const verifier = createCredentialVerifier({
    keySet: createKeySet({ read: async () => ({ keys: [jwk] }), steadyNow: () => performance.now(), logger }),
    findApiKey: async (hash) =>
      hash === machine.hash ? { id: 'k1', scopes: ['orders:read'], expiresAt: null } : null,
    sessions: {
      check: ({ sid }) => (ended.has(sid) ? 'ended' : 'live'),
      isRevoked: (id) => ended.has(id),
      onEnded(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    logger,
  });
  const subgraph = createRunningSubgraph({
    definition: { name: 'orders', typeDefs, projections: [], create: () => ({ resolvers: {} }) },
    parts: {
      resolvers: {
        Query: {
          open: () => 1,
          sold: () => 2,
          audit: () => 3,
          keepsCookies: (_parent: unknown, _args: unknown, { sessionCookie }: RequestContext) =>
            sessionCookie !== undefined,
        },
        Subscription: {
          ticks: { subscribe: () => mapAsync(on(ticks, 'tick'), ([count]) => ({ root: { ticks: count } })) },
        },
      },
    },
    readModels: {} as ReadModels, // nothing is read
    verifyAssertion: createAssertionVerifier(gatewayKeys.publicKey),
    userAccess: () => (served ? verifier : undefined),
    consistencyWait: 0,
  });
  const registry = new Registry();
  server = await createSubgraphServer({ subgraph, notReady: () => undefined, registry, logger });
  url = await server.listen(0, '127.0.0.1');
});
afterAll(() => server.close());

interface Claims {
  readonly scope?: string;
  readonly sid?: string;
  readonly aud?: string;
  readonly iss?: string;
  readonly typ?: string;
  /** Seconds from now. */
  readonly lifetime?: number;
  readonly key?: KeyObject;
}

const token = ({ scope = '', sid = 's1', lifetime = 900, ...claims }: Claims = {}): Promise<string> =>
  new SignJWT({ sid, scope, av: 1, kind: 'user' })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'k1', typ: claims.typ ?? accessTokens.type })
    .setIssuer(claims.iss ?? accessTokens.issuer)
    .setAudience(claims.aud ?? accessTokens.audience)
    .setSubject('u1')
    .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
    .sign(claims.key ?? identityKeys.privateKey);

async function ask(authorization?: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: JSON.stringify({ query: '{ open sold audit }' }),
  });
  const { data, errors = [] } = (await response.json()) as {
    readonly data?: object;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code) };
}

const liveClient = (authorization: string) =>
  createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: authorization },
    retryAttempts: 0,
  });

const refused = { status: 401, data: undefined, codes: ['UNAUTHENTICATED'] };

describe('a user at a subgraph’s port', () => {
  test('has exactly the rights that the access token says', async () => {
    const cashier = await token({ scope: 'orders:read' });
    expect(await ask(`Bearer ${cashier}`)).toEqual({
      status: 200,
      data: { open: 1, sold: 2, audit: null },
      codes: ['FORBIDDEN'],
    });
    const owner = await token({ scope: 'orders:read audit:read' });
    expect(await ask(`bearer ${owner}`)).toMatchObject({ data: { open: 1, sold: 2, audit: 3 }, codes: [] });
    const without = { data: { open: 1, sold: null }, codes: ['UNAUTHENTICATED', 'UNAUTHENTICATED'] };
    expect(await ask()).toMatchObject(without);
  });

  test.each<[string, Claims]>([
    ['that has expired', { lifetime: -10 }],
    ['of another issuer', { iss: 'tillgraph-gateway' }],
    ['for another audience', { aud: 'tillgraph-subgraphs' }],
    ['of another key', { key: generateKeyPairSync('ed25519').privateKey }],
    ['that the gateway’s key has signed', { key: gatewayKeys.privateKey }],
    ['without its type', { typ: 'JWT' }],
    ['that calls itself an assertion', { typ: 'tillgraph-assertion+jwt' }],
    [
      'that is an assertion but for who signed it',
      { typ: 'tillgraph-assertion+jwt', iss: 'tillgraph-gateway', aud: 'tillgraph-subgraphs' },
    ],
  ])('is refused with a token %s', async (_which, claims) => {
    expect(await ask(`Bearer ${await token({ scope: 'orders:read', ...claims })}`)).toEqual(refused);
  });

  test('is refused with an assertion that the key of access tokens has signed', async () => {
    const principal: Principal = { kind: 'user', id: 'u1', sessionId: 's1', scopes: new Set(['audit:read']) };
    const assertion = (key: KeyObject) => createAssertionSigner(key).sign(principal);
    expect(await ask(await assertion(identityKeys.privateKey))).toEqual(refused);
    expect(await ask(await assertion(gatewayKeys.privateKey))).toMatchObject({ data: { audit: 3 } });
  });

  test('is refused while it is not known which sessions have ended', async () => {
    served = false;
    expect(await ask(`Bearer ${await token()}`)).toEqual(refused);
    served = true;
  });

  test('whose session has ended is refused, and so are his subscriptions, also while they wait', async () => {
    const bearer = `Bearer ${await token({ scope: 'orders:read', sid: 'leaving' })}`;
    const other = `Bearer ${await token({ scope: 'orders:read', sid: 'staying' })}`;
    const clients = [liveClient(bearer), liveClient(other)];
    const [leaving, staying] = clients.map((client) =>
      client.iterate({ query: 'subscription { ticks }' }),
    ) as [AsyncIterableIterator<object>, AsyncIterableIterator<object>]; // as many as clients
    const firsts = [leaving.next(), staying.next()];
    await until(() => ticks.listenerCount('tick') === 2);
    ticks.emit('tick', 1);
    for (const first of firsts) expect((await first).value).toEqual({ data: { ticks: 1 } });
    const next = leaving.next();
    ended.add('leaving');
    for (const listener of listeners) listener();
    expect((await next).value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect((await leaving.next()).done).toBe(true);
    await until(() => ticks.listenerCount('tick') === 1);
    ticks.emit('tick', 2);
    expect((await staying.next()).value).toEqual({ data: { ticks: 2 } });
    expect(await ask(bearer)).toEqual(refused);
    for (const client of clients) await client.dispose();
    await until(() => listeners.size === 0);
  });

  test('is told no event after the session has ended, even if nobody has told of its end', async () => {
    const client = liveClient(`Bearer ${await token({ scope: 'orders:read', sid: 'unheard' })}`);
    const live = client.iterate({ query: 'subscription { ticks }' });
    const first = live.next();
    await until(() => ticks.listenerCount('tick') === 1);
    ended.add('unheard');
    ticks.emit('tick', 1);
    expect((await first).value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await client.dispose();
  });

  test('loses his subscriptions when the token expires', async () => {
    const client = liveClient(`Bearer ${await token({ scope: 'orders:read', lifetime: -4 })}`);
    const live = client.iterate({ query: 'subscription { ticks }' });
    expect((await live.next()).value).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    await client.dispose();
  });

  test('has a hundred subscriptions on a socket, and a gateway as many as its users need', async () => {
    const refusalsOf = async (authorization: string) => {
      const client = liveClient(authorization);
      const codes: unknown[] = [];
      for (let asked = 0; asked < 103; asked += 1) {
        const live = client.iterate({ query: 'subscription { ticks }' });
        live.next().catch(([{ extensions }]) => codes.push(extensions.code));
      }
      await until(() => codes.length + ticks.listenerCount('tick') === 103);
      await client.dispose();
      await until(() => ticks.listenerCount('tick') === 0);
      return codes;
    };
    ticks.setMaxListeners(1_000);
    const user = `Bearer ${await token({ scope: 'orders:read' })}`;
    expect(await refusalsOf(user)).toEqual(Array(3).fill('RATE_LIMITED'));
    const asserted: Principal = { kind: 'scopes', scopes: new Set(['orders:read']) };
    expect(await refusalsOf(await createAssertionSigner(gatewayKeys.privateKey).sign(asserted))).toEqual([]);
  });
});

test('a machine at a subgraph’s port has exactly the rights of its API key, until that is revoked', async () => {
  const bearer = `Bearer ${machine.key}`;
  expect(await ask(bearer)).toEqual({
    status: 200,
    data: { open: 1, sold: 2, audit: null },
    codes: ['FORBIDDEN'],
  });
  expect(await ask(`Bearer ${newApiKey().key}`)).toEqual(refused);
  const client = liveClient(bearer);
  const live = client.iterate({ query: 'subscription { ticks }' });
  const next = live.next();
  await until(() => ticks.listenerCount('tick') === 1);
  ended.add('k1');
  for (const listener of listeners) listener();
  expect((await next).value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(await ask(bearer)).toEqual(refused);
  await client.dispose();
});

test('a gateway alone keeps cookies, whatever others say', async () => {
  const keeps = async (headers: Record<string, string>) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ keepsCookies }' }),
    });
    return ((await response.json()) as { data: { keepsCookies: boolean } }).data.keepsCookies;
  };
  const gateway = await createAssertionSigner(gatewayKeys.privateKey).sign({ kind: 'anonymous' });
  expect(await keeps({ authorization: gateway, 'session-cookie': '' })).toBe(true);
  expect(await keeps({ authorization: gateway })).toBe(false);
  expect(await keeps({ 'session-cookie': '' })).toBe(false);
  expect(await keeps({ authorization: `Bearer ${await token()}`, 'session-cookie': 'a' })).toBe(false);
});

test('operations are measured by kind and outcome', async () => {
  await ask();
  const told = await (await fetch(`${url}/metrics`)).text();
  const count = (labels: string) =>
    Number(new RegExp(`^tillgraph_subgraph_operation_seconds_count{${labels}} (\\d+)$`, 'm').exec(told)?.[1]);
  expect(count('kind="query",outcome="errors"')).toBeGreaterThan(0);
  expect(count('kind="query",outcome="ok"')).toBeGreaterThan(0);
  expect(count('kind="subscription",outcome="ok"')).toBeGreaterThan(0);
});
