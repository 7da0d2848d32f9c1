import { randomBytes } from 'node:crypto';
import type { SecretBox } from '@tillgraph/platform/person-keys';
import { type ContextRuntime, systemMetadata } from '@tillgraph/platform/subgraph';
import type { Pool } from 'pg';
import type { Credentials } from '../credentials/credentials.ts';
import { owners, ownersId } from '../domain/owners.ts';
import { user } from '../domain/user.ts';
import { executeOnUser } from './execute-on-user.ts';

export interface FirstOwnerOptions {
  readonly runtime: ContextRuntime;
  readonly database: Pool;
  readonly credentials: Credentials;
  readonly secretBox: SecretBox;
  readonly email: string | undefined;
  /** Undefined: one is made, and told. */
  readonly password: string | undefined;
  readonly tell: (firstOwner: FirstOwner) => void;
}

export interface FirstOwner {
  readonly email: string;
  /** Of which nothing else knows. */
  readonly password: string;
}

/**
 * Makes the first owner of a shop that has never had one. A password that was made here is kept, encrypted, until it
 * has been told, so that a start that is killed in between locks nobody out.
 */
export async function ensureFirstOwner(options: FirstOwnerOptions): Promise<void> {
  const { version } = await options.runtime.log.load(owners, ownersId);
  if (version === 0) await createFirstOwner(options);
  await tellPassword(options);
}

async function createFirstOwner(options: FirstOwnerOptions): Promise<void> {
  const { database, credentials, secretBox } = options;
  const { log, newId } = options.runtime;
  const userId = newId();
  const credentialId = newId();
  const password = options.password ?? randomBytes(15).toString('base64url');
  await credentials.add(credentialId, password);
  if (options.password === undefined) {
    await database.query('INSERT INTO identity.first_owner (credential_id, password) VALUES ($1, $2)', [
      credentialId,
      secretBox.encryptSecret(password),
    ]);
  }
  const outcome = await executeOnUser(log, {
    userId,
    command: {
      type: 'CreateUser',
      userId,
      email: options.email ?? 'owner@example.com',
      displayName: 'Owner',
      role: 'OWNER',
      credentialId,
    },
    metadata: systemMetadata('first-owner', 'first-owner'),
    result: () => ({ userId }),
  });
  // Another process made it at the same time.
  if (!outcome.accepted || outcome.result.userId !== userId) await credentials.remove(credentialId);
}

async function tellPassword({ runtime, database, secretBox, tell }: FirstOwnerOptions): Promise<void> {
  const { rows } = await database.query<{ credentialId: string; password: string }>(
    'SELECT credential_id AS "credentialId", password FROM identity.first_owner',
  );
  if (rows.length === 0) return;
  const { state: ownerIds } = await runtime.log.load(owners, ownersId);
  for (const ownerId of ownerIds) {
    const { state: owner } = await runtime.log.load(user, ownerId);
    const made = rows.find(({ credentialId }) => credentialId === owner?.credentialId);
    if (!owner || !made) continue;
    tell({ email: owner.email, password: secretBox.decryptSecret(made.password) });
    await database.query('DELETE FROM identity.first_owner WHERE credential_id = $1', [made.credentialId]);
  }
}
