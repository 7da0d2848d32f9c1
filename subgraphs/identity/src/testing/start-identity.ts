import { randomBytes } from 'node:crypto';
import { startConsumers } from '@tillgraph/platform/consumers';
import { createLogTailBus } from '@tillgraph/platform/event-bus';
import { openEventStore } from '@tillgraph/platform/event-store';
import { createSecretBox, openPersonKeys } from '@tillgraph/platform/person-keys';
import { createInProcessFeed, createPostgresReadModels } from '@tillgraph/platform/read-models';
import { createRunningSubgraph, type Principal } from '@tillgraph/platform/subgraph';
import { type TestDatabase, testDatabase } from '@tillgraph/platform/testing';
import { execute, parse } from 'graphql';
import pg from 'pg';
import { pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { createIdentity, type Identity, type IdentitySettings } from '../subgraph.ts';
import { anonymous } from './shop-people.ts';

export interface IdentityOptions
  extends Pick<IdentitySettings, 'ownerEmail' | 'ownerPassword'>,
    Partial<Pick<IdentitySettings, 'onFirstOwner'>> {
  /** False: the test calls `prepare`. */
  readonly prepared?: boolean;
}

export interface IdentityUnderTest {
  readonly identity: Identity;
  readonly servers: Servers;
  /** A pool of the test's own on identity's database. */
  readonly database: pg.Pool;
  /** The data of an operation, read when the read models have all that is in the log. Throws the first error. */
  run<Data>(query: string, variables: Record<string, unknown>, principal?: Principal): Promise<Data>;
  prepare(): Promise<void>;
  /** A round of the work beside requests. */
  startAndStop(): Promise<void>;
  /** In ms. */
  passTime(duration: number): void;
  /** The reasons of the session's SessionEnded events. */
  endingsOf(sessionId: string): Promise<readonly string[]>;
  /** All rows of the log and of identity's own tables, as text. */
  allWritten(): Promise<string>;
  stop(): Promise<void>;
}

interface Servers {
  readonly logs: TestDatabase;
  readonly keys: TestDatabase;
  readonly readModels: TestDatabase;
  readonly masterKey: Buffer;
}

export const ownerAccount = { ownerEmail: 'Olga@example.com', ownerPassword: 'correct horse battery' };

/** The context on real databases: its own, or as another process on those of the first. */
export async function startIdentity(
  options: IdentityOptions,
  first?: IdentityUnderTest,
): Promise<IdentityUnderTest> {
  const servers = first?.servers ?? (await createServers());
  const databaseUrl = servers.logs.url;
  const logger = pino({ level: 'silent' });
  let passed = 0;
  const now = () => new Date(Date.now() + passed);

  const { masterKey } = servers;
  const personKeys = await openPersonKeys({ databaseUrl: servers.keys.url, masterKey, logger });
  const log = await openEventStore({ context: 'identity', databaseUrl, personKeys, now, logger });
  const bus = createLogTailBus({ logs: new Map([['identity', log]]) });
  const store = await createPostgresReadModels({ databaseUrl: servers.readModels.url });
  const identity = createIdentity({
    databaseUrl,
    secretBox: createSecretBox(masterKey),
    accessTokenLifetime: 900_000,
    onFirstOwner: () => undefined,
    ...options,
  });
  const failures: unknown[] = [];
  const consumers = await startConsumers({
    context: 'identity',
    databaseUrl,
    bus,
    store,
    feed: createInProcessFeed(),
    projections: identity.projections,
    now,
    onFailure: (_consumer, error) => failures.push(error),
  });
  const { readModels } = consumers;
  const waits = { referenceWait: 2000, consistencyWait: 2000 };
  const parts = identity.create({
    context: 'identity',
    log,
    readModels,
    settings: waits,
    caughtUpWithOthers: async () => true,
    now,
    newId: uuid,
    logger,
  });
  const prepare = async () => parts.prepare?.();
  const subgraph = createRunningSubgraph({
    definition: identity,
    parts,
    readModels,
    verifyAssertion: async (assertion) => asserted(assertion),
    ...waits,
  });
  const database = new pg.Pool({ connectionString: databaseUrl });
  if (options.prepared ?? true) await prepare();

  return {
    identity,
    servers,
    database,
    async run<Data>(query: string, variables: Record<string, unknown>, principal: Principal = anonymous) {
      expect(await consumers.settled(5000)).toBe(true);
      const headers = { authorization: assertionOf(principal) };
      const { data, errors } = await execute({
        schema: subgraph.schema,
        document: parse(query),
        variableValues: variables,
        contextValue: await subgraph.contextFor({ query, variables, headers }),
      });
      if (errors?.[0]) throw errors[0];
      return JSON.parse(JSON.stringify(data)) as Data; // the type is the caller's, who wrote the query
    },
    prepare,
    startAndStop: async () => parts.start?.()(),
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
      await consumers.stop();
      await bus.close();
      await store.close();
      await identity.close();
      await log.close();
      await personKeys.close();
      await database.end();
      if (!first)
        await Promise.all([servers.logs, servers.keys, servers.readModels].map((each) => each.drop()));
      expect(failures).toEqual([]);
    },
  };
}

async function createServers(): Promise<Servers> {
  const [logs, keys, readModels] = [await testDatabase(), await testDatabase(), await testDatabase()];
  return { logs, keys, readModels, masterKey: randomBytes(32) };
}

/** In the place of a signed assertion: the principal as JSON. */
const assertionOf = (principal: Principal): string | undefined =>
  principal.kind === 'anonymous'
    ? undefined
    : JSON.stringify({ ...principal, scopes: [...principal.scopes] });

function asserted(assertion: string): Principal {
  const principal = JSON.parse(assertion);
  return { ...principal, scopes: new Set(principal.scopes) };
}
