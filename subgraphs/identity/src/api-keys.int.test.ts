import { createHash } from 'node:crypto';
import type { Principal } from '@tillgraph/platform/subgraph';
import { scopesOf } from './domain/roles.ts';
import type { ApiKeyConnection, ApiKeyPayload } from './generated/schema.ts';
import { newUser, shopPeople, type UserPrincipal } from './testing/shop-people.ts';
import { type IdentityUnderTest, ownerAccount, startIdentity } from './testing/start-identity.ts';

let shop: IdentityUnderTest;
let owner: UserPrincipal;
let people: ReturnType<typeof shopPeople>;

beforeAll(async () => {
  shop = await startIdentity(ownerAccount);
  people = shopPeople(shop);
  ({ principal: owner } = await people.signIn(ownerAccount.ownerEmail, ownerAccount.ownerPassword));
});

afterAll(() => shop.stop());

const keyFields = 'id name scopes createdAt expiresAt lastUsedAt revokedAt';
const errorFields = 'userErrors { __typename code path }';

async function create(fields: object = {}, principal: Principal = owner): Promise<ApiKeyPayload> {
  const { createApiKey } = await shop.run<{ createApiKey: ApiKeyPayload }>(
    `mutation ($input: CreateApiKeyInput!) {
      createApiKey(input: $input) { apiKey { ${keyFields} } secret ${errorFields} }
    }`,
    { input: { idempotencyKey: people.newKey(), name: 'Web shop', scopes: ['orders:read'], ...fields } },
    principal,
  );
  return createApiKey;
}

/** One that was made, with its secret. */
async function made(fields: object = {}) {
  const { apiKey, secret, userErrors } = await create(fields);
  if (!apiKey || !secret) throw new Error(`Not made: ${JSON.stringify(userErrors)}`);
  return { ...apiKey, secret };
}

async function revoke(apiKeyId: string): Promise<ApiKeyPayload> {
  const { revokeApiKey } = await shop.run<{ revokeApiKey: ApiKeyPayload }>(
    `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { apiKey { ${keyFields} } ${errorFields} } }`,
    { input: { apiKeyId } },
    owner,
  );
  return revokeApiKey;
}

async function listed(id: string) {
  const { apiKeys } = await shop.run<{ apiKeys: ApiKeyConnection }>(
    `{ apiKeys(first: 100) { edges { node { ${keyFields} } } } }`,
    {},
    owner,
  );
  return apiKeys.edges.find(({ node }) => node.id === id)?.node;
}

const find = (secret: string) => shop.identity.findApiKey(createHash('sha256').update(secret).digest('hex'));

describe('an API key', () => {
  test('is told once, and is found by its hash with what it may do', async () => {
    const key = await made({ scopes: ['orders:write', 'orders:read', 'orders:read'] });
    expect(key.secret).toMatch(/^tgk_[0-9a-f]{64}$/);
    expect(await find(key.secret)).toEqual({
      id: key.id,
      scopes: ['orders:read', 'orders:write'],
      expiresAt: null,
    });
    expect(await listed(key.id)).toMatchObject({
      name: 'Web shop',
      scopes: ['orders:read', 'orders:write'],
      expiresAt: null,
      revokedAt: null,
    });
  });

  test('is written nowhere, but for its hash in a table of identity’s own', async () => {
    const { secret } = await made();
    const written = await shop.allWritten();
    expect(written).not.toContain(secret);
    const hash = createHash('sha256').update(secret).digest('hex');
    expect(written.split(hash)).toHaveLength(2);
    const { rows } = await shop.database.query(
      'SELECT count(*)::int FROM identity.api_keys WHERE hash = $1',
      [Buffer.from(hash, 'hex')],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  test('that is asked for again under the same idempotency key is the same one, without its secret', async () => {
    const input = { idempotencyKey: people.newKey() };
    const first = await create(input);
    const again = await create(input);
    expect(again).toMatchObject({ apiKey: { id: first.apiKey?.id }, secret: null, userErrors: [] });
    const { rows } = await shop.database.query('SELECT id FROM identity.api_keys');
    const events = await shop.database.query(
      "SELECT data->>'apiKeyId' AS id FROM event_store.events WHERE type = 'ApiKeyCreated'",
    );
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(events.rows.map(({ id }) => id)));
  });

  test('makes nobody who may do more than itself', async () => {
    const { id } = await made({ scopes: ['users:admin'] });
    const machine: Principal = { kind: 'apiKey', id, scopes: new Set(['users:admin']) };
    const forbidden = { extensions: { code: 'FORBIDDEN' } };
    const carl = await people.createUser(owner);
    for (const attempt of [
      people.askCreateUser(machine, { email: people.newEmail(), role: 'OWNER' }),
      people.change('changeRole', { userId: carl.id, role: 'OWNER' }, machine),
      people.change('setPassword', { userId: carl.id, newPassword: 'a password of its own' }, machine),
    ]) {
      await expect(attempt).rejects.toMatchObject(forbidden);
    }
    expect((await people.signIn(carl.email, newUser.password)).user.role).toBe('CASHIER');
  });

  test('has no scope that its maker does not have', async () => {
    const { id } = await made({ scopes: ['users:admin', 'orders:read'] });
    const machine: Principal = { kind: 'apiKey', id, scopes: new Set(['users:admin', 'orders:read']) };
    await expect(create({ scopes: ['orders:read', 'orders:refund'] }, machine)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    expect((await create({ scopes: ['orders:read'] }, machine)).secret).not.toBeNull();
  });

  test.each([
    ['no scope', { scopes: [] }, ['input', 'scopes']],
    ['a scope that there is not', { scopes: ['orders:read', 'orders:all'] }, ['input', 'scopes', '1']],
    ['no name', { name: ' ' }, ['input', 'name']],
    ['an end that has passed', { expiresAt: '2020-01-01T00:00:00Z' }, ['input', 'expiresAt']],
    ['an end that is no time', { expiresAt: 'tomorrow' }, ['input', 'expiresAt']],
  ])('is refused with %s', async (_what, fields, path) => {
    expect(await create(fields)).toMatchObject({
      apiKey: null,
      secret: null,
      userErrors: [{ __typename: 'InvalidInput', path }],
    });
  });

  test('counts until it expires', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { id, secret } = await made({ expiresAt });
    expect(await find(secret)).toMatchObject({ id, expiresAt });
    shop.passTime(3_600_001);
    expect(await find(secret)).toBeNull();
    shop.passTime(-3_600_001);
  });

  test('counts no longer when it is revoked, once however often that is asked', async () => {
    const { id, secret } = await made();
    const { apiKey } = await revoke(id);
    expect(apiKey?.revokedAt).not.toBeNull();
    expect(await find(secret)).toBeNull();
    expect(await revoke(id)).toMatchObject({ apiKey: { revokedAt: apiKey?.revokedAt }, userErrors: [] });
    expect(await listed(id)).toMatchObject({ revokedAt: apiKey?.revokedAt });
    const unknown = [{ __typename: 'NotFound', path: ['input', 'apiKeyId'] }];
    expect((await revoke('nobody')).userErrors).toMatchObject(unknown);
  });

  test('that another process has revoked counts no longer here', async () => {
    const { id, secret } = await made();
    const other = await startIdentity(ownerAccount, shop.servers);
    const query =
      'mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { userErrors { code } } }';
    await other.run(query, { input: { apiKeyId: id } }, owner);
    expect(await find(secret)).toBeNull();
    await other.stop();
  });

  test('shows when it was used last, also in other processes and after the end of this one', async () => {
    const other = await startIdentity(ownerAccount, shop.servers);
    const { id, secret } = await made();
    expect(await listed(id)).toMatchObject({ lastUsedAt: null });
    await other.identity.findApiKey(createHash('sha256').update(secret).digest('hex'));
    await other.stop();
    const used = (await listed(id))?.lastUsedAt ?? '';
    expect(Math.abs(Date.now() - Date.parse(used))).toBeLessThan(60_000);
    shop.passTime(120_000);
    await find(secret);
    expect(Date.parse((await listed(id))?.lastUsedAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse(used) + 60_000,
    );
    shop.passTime(-120_000);
  });

  test('is found by no hash that is none, and by no guess', async () => {
    for (const hash of ['', 'x', '0'.repeat(64), "' OR true --", 'G'.repeat(64)]) {
      expect(await shop.identity.findApiKey(hash)).toBeNull();
    }
  });

  test('is shown as an entity to those alone who see the list', async () => {
    const { id } = await made();
    const query =
      '{ _entities(representations: [{ __typename: "ApiKey", id: "ID" }]) { ... on ApiKey { name } } }';
    const ask = (principal: Principal) => shop.run(query.replace('ID', id), {}, principal);
    expect(await ask(owner)).toEqual({ _entities: [{ name: 'Web shop' }] });
    const cashier: Principal = { kind: 'user', id: 'c', sessionId: 's', scopes: new Set(['orders:read']) };
    await expect(ask(cashier)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  test('is recorded as the actor of what it does, and as the issuer of its idempotency keys', async () => {
    const scopes = ['users:admin', ...scopesOf('CASHIER')];
    const { id } = await made({ scopes });
    const machine: Principal = { kind: 'apiKey', id, scopes: new Set(scopes) };
    const idempotencyKey = people.newKey();
    const email = people.newEmail();
    const { user } = await people.askCreateUser(machine, { idempotencyKey, email });
    const { rows } = await shop.database.query(
      "SELECT metadata->'actor' AS actor FROM event_store.events WHERE data->>'userId' = $1 AND type = 'UserCreated'",
      [user?.id],
    );
    expect(rows).toEqual([{ actor: { kind: 'apiKey', id } }]);
    // The same key of another issuer is another one.
    expect((await people.askCreateUser(owner, { idempotencyKey, email })).userErrors).toMatchObject([
      { __typename: 'AlreadyExists' },
    ]);
    expect((await people.askCreateUser(machine, { idempotencyKey, email })).user?.id).toBe(user?.id);
  });
});
