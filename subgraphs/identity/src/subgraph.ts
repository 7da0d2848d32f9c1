import type { FindApiKey } from '@tillgraph/platform/api-keys';
import type { SecretBox } from '@tillgraph/platform/person-keys';
import { migrate, openPool } from '@tillgraph/platform/postgres';
import {
  type ContextDefinition,
  type ContextParts,
  type ContextRuntime,
  readSchema,
} from '@tillgraph/platform/subgraph';
import type { JSONWebKeySet } from 'jose';
import type pg from 'pg';
import { createFindApiKey } from './api-keys/find-api-key.ts';
import { createLastUses, type LastUses } from './api-keys/last-uses.ts';
import { createStoredKeys, type StoredKeys } from './api-keys/stored-keys.ts';
import { apiKeyCommands } from './commands/api-keys.ts';
import { ensureFirstOwner, type FirstOwner } from './commands/first-owner.ts';
import { passwordCommands } from './commands/passwords.ts';
import { createRecordEnding } from './commands/record-ending.ts';
import { sessionCommands } from './commands/sessions.ts';
import { userCommands } from './commands/users.ts';
import { createCredentials } from './credentials/credentials.ts';
import { createPasswordHasher } from './credentials/password-hasher.ts';
import { createSlowDown } from './credentials/slow-down.ts';
import { migrations } from './database/migrations.ts';
import { apiKeyProjection } from './projections/api-keys.ts';
import { userProjection } from './projections/users.ts';
import { createResolvers } from './resolvers.ts';
import { keepHouse } from './sessions/keep-house.ts';
import { createSuccessor } from './sessions/refresh-token.ts';
import { createSessions } from './sessions/sessions.ts';
import { createAccessTokenIssuer } from './tokens/access-token.ts';
import { createSigningKeys, type SigningKeys } from './tokens/signing-keys.ts';

export type { FirstOwner } from './commands/first-owner.ts';
export { rotateSigningKey } from './tokens/rotate-signing-key.ts';

export interface IdentitySettings {
  /** Of the context's own database, where its log is. */
  readonly databaseUrl: string;
  readonly secretBox: SecretBox;
  /** ms */
  readonly accessTokenLifetime: number;
  readonly ownerEmail: string | undefined;
  /** Undefined: one is made, and told by `onFirstOwner`. */
  readonly ownerPassword: string | undefined;
  /** Called while the context is prepared, once in the life of a shop. */
  readonly onFirstOwner: (firstOwner: FirstOwner) => void;
}

export interface Identity extends ContextDefinition {
  /** The public keys by which access tokens are verified. */
  jwks(): Promise<JSONWebKeySet>;
  /** By which API keys are verified, once the context has been prepared. */
  readonly findApiKey: FindApiKey;
  /** Closes the connections to identity's own tables; after the subgraph has stopped. */
  close(): Promise<void>;
}

/** Who may sign in, and what each may do. Signs the access tokens. */
export function createIdentity(settings: IdentitySettings): Identity {
  const database = openPool({ connectionString: settings.databaseUrl, max: 4 });
  const signingKeys = createSigningKeys({ database, ...settings, now: () => new Date() });
  const storedKeys = createStoredKeys(database);
  let lastUses: LastUses | undefined;
  let findApiKey: FindApiKey = async () => {
    throw new Error('Identity has not been created yet.');
  };
  return {
    name: 'identity',
    typeDefs: readSchema(import.meta.url),
    projections: [userProjection, apiKeyProjection],
    create(runtime) {
      lastUses = createLastUses(storedKeys, runtime.logger);
      findApiKey = createFindApiKey(runtime, storedKeys, lastUses);
      return createParts({ runtime, settings, database, signingKeys, storedKeys, lastUses });
    },
    findApiKey: (hash) => findApiKey(hash),
    jwks: () => signingKeys.jwks(),
    async close() {
      await lastUses?.close();
      await database.end();
    },
  };
}

interface Surroundings {
  readonly runtime: ContextRuntime;
  readonly settings: IdentitySettings;
  readonly database: pg.Pool;
  readonly signingKeys: SigningKeys;
  readonly storedKeys: StoredKeys;
  readonly lastUses: LastUses;
}

function createParts(surroundings: Surroundings): ContextParts {
  const { runtime, settings, database, signingKeys, storedKeys, lastUses } = surroundings;
  const { log, logger, now } = runtime;
  // Of a connection that nobody uses: the pool makes another.
  database.on('error', (error) => logger.warn({ error }, 'A connection of identity was lost.'));
  const credentials = createCredentials(database, createPasswordHasher());
  const sessions = createSessions({
    database,
    successor: createSuccessor((value) => log.keyedHash(value)),
    now,
  });
  const recordEnding = createRecordEnding(runtime, sessions);
  const slowDown = createSlowDown({ now });
  const commands = {
    apiKeys: apiKeyCommands(runtime, storedKeys),
    users: userCommands(runtime),
    passwords: passwordCommands(runtime, credentials, sessions, slowDown),
    sessions: sessionCommands({
      runtime,
      credentials,
      sessions,
      slowDown,
      issueAccessToken: createAccessTokenIssuer({ ...settings, signingKeys, now }),
      recordEnding,
    }),
  };
  return {
    resolvers: createResolvers(runtime, commands, lastUses),
    async prepare() {
      await migrate(settings.databaseUrl, 'identity', migrations);
      await signingKeys.current();
      await ensureFirstOwner({
        runtime,
        database,
        credentials,
        secretBox: settings.secretBox,
        email: settings.ownerEmail,
        password: settings.ownerPassword,
        tell: settings.onFirstOwner,
      });
    },
    start: () => keepHouse({ sessions, recordEnding, logger }),
  };
}
