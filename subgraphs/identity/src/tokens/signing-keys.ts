import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { MasterKeyMismatchError, type SecretBox } from '@tillgraph/platform/person-keys';
import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { calculateJwkThumbprint, type JSONWebKeySet, type JWK } from 'jose';
import type { Pool } from 'pg';
import { inTransaction } from '../database/transaction.ts';

export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
}

/** Ed25519 keys for access tokens: one that signs, and those that it followed, as long as their tokens may live. */
export interface SigningKeys {
  current(): Promise<SigningKey>;
  /** The public keys by which access tokens are verified. */
  jwks(): Promise<JSONWebKeySet>;
  /** A new key signs from now on; in other processes within 5 s. */
  rotate(): Promise<void>;
}

export interface SigningKeysOptions {
  readonly database: Pool;
  readonly secretBox: SecretBox;
  /** ms */
  readonly accessTokenLifetime: number;
  readonly now: () => Date;
}

/** ms */
const remembered = 5_000;
/** ms for which another process may still sign with a key after it was retired: as long as it is remembered, and clocks differ. */
const overlap = 120_000;

export function createSigningKeys(options: SigningKeysOptions): SigningKeys {
  const { database, secretBox, now } = options;
  let known: { readonly key: SigningKey; readonly until: number } | undefined;
  const lastUse = () => new Date(now().getTime() - options.accessTokenLifetime - overlap);

  return {
    async current() {
      if (known && now().getTime() < known.until) return known.key;
      const key = (await read(options)) ?? (await create(options));
      known = { key, until: now().getTime() + remembered };
      return key;
    },
    async jwks() {
      const { rows } = await database.query<{ key: JWK }>(
        `SELECT public_key AS key FROM identity.signing_keys WHERE retired_at IS NULL OR retired_at > $1
         ORDER BY retired_at DESC NULLS FIRST`,
        [lastUse()],
      );
      return { keys: rows.map(({ key }) => key) };
    },
    async rotate() {
      // Others could not open what is sealed with another master key than theirs.
      await read(options);
      const next = await generate(secretBox);
      await inTransaction(database, async (client) => {
        await client.query('LOCK TABLE identity.signing_keys IN SHARE ROW EXCLUSIVE MODE');
        await client.query('DELETE FROM identity.signing_keys WHERE retired_at <= $1', [lastUse()]);
        await client.query('UPDATE identity.signing_keys SET retired_at = $1 WHERE retired_at IS NULL', [
          now(),
        ]);
        await client.query(insert, [next.id, next.publicKey, next.sealed]);
      });
      known = undefined;
    },
  };
}

async function read({ database, secretBox }: SigningKeysOptions): Promise<SigningKey | undefined> {
  const { rows } = await database.query<{ id: string; sealed: string }>(
    'SELECT id, private_key AS sealed FROM identity.signing_keys WHERE retired_at IS NULL',
  );
  const [row] = rows;
  if (!row) return undefined;
  return { id: row.id, privateKey: createPrivateKey(opened(row.sealed, secretBox)) };
}

function opened(sealed: string, secretBox: SecretBox): string {
  try {
    return secretBox.decryptSecret(sealed);
  } catch (cause) {
    throw new MasterKeyMismatchError(cause);
  }
}

/** The first key. Of processes that make one at once, one is kept. */
async function create(options: SigningKeysOptions): Promise<SigningKey> {
  const first = await generate(options.secretBox);
  await options.database.query(`${insert} ON CONFLICT DO NOTHING`, [first.id, first.publicKey, first.sealed]);
  const kept = await read(options);
  if (!kept) throw new Error('No signing key was kept.');
  return kept;
}

const insert = 'INSERT INTO identity.signing_keys (id, public_key, private_key) VALUES ($1, $2, $3)';

async function generate(secretBox: SecretBox) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const jwk: JWK = { ...publicKey.export({ format: 'jwk' }), alg: accessTokens.algorithm, use: 'sig' };
  const id = await calculateJwkThumbprint(jwk);
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { id, publicKey: { ...jwk, kid: id }, sealed: secretBox.encryptSecret(pem) };
}
