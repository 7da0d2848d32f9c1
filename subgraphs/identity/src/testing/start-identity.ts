import { randomBytes } from 'node:crypto';
import { runContext } from '@tillgraph/platform/context';
import { createLogTailBus } from '@tillgraph/platform/event-bus';
import { openEventStore } from '@tillgraph/platform/event-store';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { createSecretBox, openPersonKeys } from '@tillgraph/platform/person-keys';
import { createInProcessFeed, createPostgresReadModels } from '@tillgraph/platform/read-models';
import { type KeptSession, sessionCookieHeader, sessionCookieOf } from '@tillgraph/platform/session-cookie';
import type { Principal, SubgraphRequest } from '@tillgraph/platform/subgraph';
import { type TestDatabase, testDatabase } from '@tillgraph/platform/testing';
import type { ExecutionResult } from 'graphql';
import pg from 'pg';
import { pino } from 'pino';
import { createIdentity, type Identity, type IdentitySettings } from '../subgraph.ts';
import { anonymous } from './shop-people.ts';

export type IdentityOptions = Pick<IdentitySettings, 'ownerEmail' | 'ownerPassword'> &
  Partial<Pick<IdentitySettings, 'onFirstOwner'>>;

export interface IdentityUnderTest {
  readonly identity: Identity;
  readonly servers: IdentityServers;
  /** A pool of the test's own on identity's database. */
  readonly database: pg.Pool;
  /** The data of an operation, read when the read models have all that is in the log. Throws the first error. */
  run<Data>(query: string, variables: Record<string, unknown>, principal?: Principal): Promise<Data>;
  /** The same for a browser whose cookie holds the refresh token, or nothing; with what it is to keep from now on. */
  runInBrowser<Data>(
    query: string,
    variables: Record<string, unknown>,
    held: string | undefined,
    principal?: Principal,
  ): Promise<{ readonly data: Data; readonly kept: KeptSession | null | undefined }>;
  /** In ms. */
  passTime(duration: number): void;
  /** The reasons of the session's SessionEnded events. */
  endingsOf(sessionId: string): Promise<readonly string[]>;
  /** All rows of the log and of identity's own tables, as text. */
  allWritten(): Promise<string>;
  stop(): Promise<void>;
}

/** What outlives a process. */
export interface IdentityServers {
  readonly logs: TestDatabase;
  readonly keys: TestDatabase;
  readonly readModels: TestDatabase;
  readonly masterKey: Buffer;
  drop(): Promise<void>;
}

export const ownerAccount = { ownerEmail: 'Olga@example.com', ownerPassword: 'correct horse battery' };

/** The context on real databases: its own, or as another process on those that are given, which stay. */
export async function startIdentity(
  options: IdentityOptions,
  given?: IdentityServers,
): Promise<IdentityUnderTest> {
  const servers = given ?? (await identityServers());
  const { masterKey } = servers;
  const databaseUrl = servers.logs.url;
  const logger = pino({ level: 'silent' });
  let passed = 0;
  const now = () => new Date(Date.now() + passed);
  const failures: unknown[] = [];

  const opened = new ClosingStack();
  if (!given) opened.opened('servers', servers, ({ drop }) => drop());
  const { identity, subgraph, consumers, database } = await opened.opening(async () => {
    const personKeys = opened.opened(
      'person keys',
      await openPersonKeys({ databaseUrl: servers.keys.url, masterKey, logger }),
      (keys) => keys.close(),
    );
    const log = opened.opened(
      'log',
      await openEventStore({ context: 'identity', databaseUrl, personKeys, now, logger }),
      (store) => store.close(),
    );
    const identity = opened.opened(
      'identity',
      createIdentity({
        databaseUrl,
        secretBox: createSecretBox(masterKey),
        accessTokenLifetime: 900_000,
        onFirstOwner: () => undefined,
        ...options,
      }),
      (running) => running.close(),
    );
    const bus = opened.opened('bus', createLogTailBus({ logs: new Map([['identity', log]]) }), (running) =>
      running.close(),
    );
    const store = opened.opened(
      'read models',
      await createPostgresReadModels({ databaseUrl: servers.readModels.url }),
      (readModels) => readModels.close(),
    );
    const context = opened.opened(
      'context',
      await runContext(identity, {
        log,
        databaseUrl,
        bus,
        store,
        feed: createInProcessFeed(),
        verifyAssertion: async (assertion) => asserted(assertion),
        settings: { referenceWait: 2000, consistencyWait: 2000 },
        now,
        logger,
        onFailure: (_consumer, error) => failures.push(error),
      }),
      (running) => running.close(),
    );
    const database = opened.opened(
      'the test’s own pool',
      new pg.Pool({ connectionString: databaseUrl }),
      (pool) => pool.end(),
    );
    return { identity, database, ...context };
  });

  /** Throws the first error. */
  const execute = async (request: SubgraphRequest): Promise<ExecutionResult> => {
    expect(await consumers.settled(5000)).toBe(true);
    const { errors, ...result } = await subgraph.execute(request);
    if (errors?.[0]) throw errors[0];
    return JSON.parse(JSON.stringify(result));
  };

  return {
    identity,
    servers,
    database,
    async run<Data>(query: string, variables: Record<string, unknown>, principal: Principal = anonymous) {
      const { data } = await execute({
        query,
        variables,
        headers: { authorization: assertionOf(principal) },
      });
      return data as Data; // the type is the caller's, who wrote the query
    },
    async runInBrowser<Data>(
      query: string,
      variables: Record<string, unknown>,
      held: string | undefined,
      principal: Principal = anonymous,
    ) {
      const headers = { authorization: assertionOf(principal), [sessionCookieHeader]: held ?? '' };
      const result = await execute({ query, variables, headers });
      return { data: result.data as Data, kept: sessionCookieOf(result) }; // as in `run`
    },
    passTime: (duration) => {
      passed += duration;
    },
    async endingsOf(sessionId) {
      const { rows } = await database.query<{ reason: string }>(
        `SELECT data->>'reason' AS reason FROM event_store.events
         WHERE type = 'SessionEnded' AND data->>'sessionId' = $1`,
        [sessionId],
      );
      return rows.map(({ reason }) => reason);
    },
    async allWritten() {
      const { rows: tables } = await database.query<{ name: string }>(
        `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
         WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
      );
      const contents = await Promise.all(
        tables.map(({ name }) => database.query(`SELECT to_jsonb(row) FROM ${name} AS row`)),
      );
      return JSON.stringify(contents.map(({ rows }) => rows));
    },
    async stop() {
      await opened.close();
      expect(failures).toEqual([]);
    },
  };
}

export async function identityServers(): Promise<IdentityServers> {
  const [logs, keys, readModels] = [await testDatabase(), await testDatabase(), await testDatabase()];
  return {
    logs,
    keys,
    readModels,
    masterKey: randomBytes(32),
    async drop() {
      for (const database of [logs, keys, readModels]) await database.drop();
    },
  };
}

/** In the place of a signed assertion: the principal as JSON. */
const assertionOf = (principal: Principal): string =>
  JSON.stringify(
    principal.kind === 'anonymous' ? principal : { ...principal, scopes: [...principal.scopes] },
  );

function asserted(assertion: string): Principal {
  const principal = JSON.parse(assertion);
  return { ...principal, scopes: new Set(principal.scopes) };
}
