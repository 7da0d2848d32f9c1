import { randomBytes } from 'node:crypto';
import { createSecretBox } from '@tillgraph/platform/person-keys';
import { migrate } from '@tillgraph/platform/postgres';
import { type TestDatabase, testDatabase } from '@tillgraph/platform/testing';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import pg from 'pg';
import { migrations } from '../database/migrations.ts';
import { scopesOf } from '../domain/roles.ts';
import { createAccessTokenIssuer } from './access-token.ts';
import { createSigningKeys } from './signing-keys.ts';

const accessTokenLifetime = 900_000;
let server: TestDatabase;
let database: pg.Pool;
let time = new Date('2026-11-22T09:00:00.000Z');

beforeEach(async () => {
  server = await testDatabase();
  database = new pg.Pool({ connectionString: server.url });
  await migrate(server.url, 'identity', migrations);
});

afterEach(async () => {
  await database.end();
  await server.drop();
});

const secretBox = createSecretBox(randomBytes(32));
const now = () => time;
const signingKeys = () => createSigningKeys({ database, secretBox, accessTokenLifetime, now });
const ana = {
  id: 'ana',
  email: 'ana@example.com',
  displayName: 'Ana',
  role: 'CASHIER',
  active: true,
  createdAt: '2026-11-22T09:00:00.000Z',
  version: 3,
  authorizationVersion: 2,
  sessionsFrom: 1,
  credentialId: 'c1',
} as const;

async function verify(accessToken: string) {
  const { payload } = await jwtVerify(accessToken, createLocalJWKSet(await signingKeys().jwks()), {
    currentDate: time,
  });
  return payload;
}

test('an access token says who asks, in which session, what they may do, and until when', async () => {
  const issue = createAccessTokenIssuer({ signingKeys: signingKeys(), accessTokenLifetime, now });
  const { accessToken, expiresAt } = await issue(ana, 's1');
  expect(decodeProtectedHeader(accessToken).alg).toBe('EdDSA');
  expect(await verify(accessToken)).toEqual({
    iss: 'tillgraph-identity',
    aud: 'tillgraph',
    sub: 'ana',
    sid: 's1',
    scope: scopesOf('CASHIER').join(' '),
    av: 2,
    iat: time.getTime() / 1000,
    exp: time.getTime() / 1000 + 900,
  });
  expect(expiresAt).toEqual(new Date(time.getTime() + 900_000));
});

test('processes that start at once sign with one key, and it is stored encrypted', async () => {
  const keys = await Promise.all([1, 2, 3].map(() => signingKeys().current()));
  expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
  const { rows } = await database.query('SELECT to_jsonb(k)::text AS row FROM identity.signing_keys AS k');
  expect(rows).toHaveLength(1);
  expect(rows[0].row).not.toContain('PRIVATE KEY');
});

test('the public keys hold no private part', async () => {
  await signingKeys().current();
  const { keys } = await signingKeys().jwks();
  expect(keys).toEqual([
    {
      kty: 'OKP',
      crv: 'Ed25519',
      alg: 'EdDSA',
      use: 'sig',
      x: expect.any(String),
      kid: (await signingKeys().current()).id,
    },
  ]);
});

test('after a rotation a new key signs, and tokens of the one before count as long as they live', async () => {
  const keys = signingKeys();
  const issue = createAccessTokenIssuer({ signingKeys: keys, accessTokenLifetime, now });
  const before = await issue(ana, 's1');
  await Promise.all([keys.rotate(), keys.rotate()]);
  const after = await issue(ana, 's1');
  expect(decodeProtectedHeader(after.accessToken).kid).not.toBe(
    decodeProtectedHeader(before.accessToken).kid,
  );
  await expect(verify(before.accessToken)).resolves.toMatchObject({ sub: 'ana' });
  await expect(verify(after.accessToken)).resolves.toMatchObject({ sub: 'ana' });
  time = new Date(time.getTime() + accessTokenLifetime + 180_000);
  expect((await keys.jwks()).keys).toHaveLength(1);
});

test('a key of another master key is not put in the place of one', async () => {
  const { id } = await signingKeys().current();
  const foreign = { database, secretBox: createSecretBox(randomBytes(32)), accessTokenLifetime, now };
  await expect(createSigningKeys(foreign).rotate()).rejects.toMatchObject({ code: 'MASTER_KEY_MISMATCH' });
  expect((await signingKeys().current()).id).toBe(id);
});
