import type { SecretBox } from '@tillgraph/platform/person-keys';
import { migrate } from '@tillgraph/platform/postgres';
import {
  type ContextDefinition,
  type ContextParts,
  type ContextRuntime,
  readSchema,
} from '@tillgraph/platform/subgraph';
import type { JSONWebKeySet } from 'jose';
import pg from 'pg';
import { ensureFirstOwner, type FirstOwner } from './commands/first-owner.ts';
import { passwordCommands } from './commands/passwords.ts';
import { createRecordEnding } from './commands/record-ending.ts';
import { sessionCommands } from './commands/sessions.ts';
import { userCommands } from './commands/users.ts';
import { createCredentials } from './credentials/credentials.ts';
import { createPasswordHasher } from './credentials/password-hasher.ts';
import { createSlowDown } from './credentials/slow-down.ts';
import { migrations } from './database/migrations.ts';
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
  /** Closes the connections to identity's own tables; after the subgraph has stopped. */
  close(): Promise<void>;
}

/** Who may sign in, and what each may do. Signs the access tokens. */
export function createIdentity(settings: IdentitySettings): Identity {
  const database = new pg.Pool({ connectionString: settings.databaseUrl, max: 4 });
  const signingKeys = createSigningKeys({ database, ...settings, now: () => new Date() });
  return {
    name: 'identity',
    typeDefs: readSchema(import.meta.url),
    projections: [userProjection],
    create: (runtime) => createParts(runtime, settings, database, signingKeys),
    jwks: () => signingKeys.jwks(),
    close: () => database.end(),
  };
}

function createParts(
  runtime: ContextRuntime,
  settings: IdentitySettings,
  database: pg.Pool,
  signingKeys: SigningKeys,
): ContextParts {
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
    resolvers: createResolvers(runtime, commands),
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
