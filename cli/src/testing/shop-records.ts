import { join } from 'node:path';
import { createAccounts } from '@tillgraph/accounts/subgraph';
import { createCatalog } from '@tillgraph/catalog/subgraph';
import { createCustomers } from '@tillgraph/customers/subgraph';
import { userProjection } from '@tillgraph/identity/projections/users';
import { createInventory } from '@tillgraph/inventory/subgraph';
import { createOrders } from '@tillgraph/orders/subgraph';
import type { Projection } from '@tillgraph/platform/consumers';
import { openEventStore } from '@tillgraph/platform/event-store';
import { loadOrCreateMasterKey, openPersonKeys } from '@tillgraph/platform/person-keys';
import { runningServer } from '@tillgraph/platform/postgres';
import type { CollectionDefinition, ReadModelStore } from '@tillgraph/platform/read-models';
import { createReports } from '@tillgraph/reports/subgraph';
import type { Recorded } from '@tillgraph/shared-domain/event';
import pg from 'pg';
import { pino } from 'pino';
import { urlsOn } from '../shop/databases.ts';
import { shopContexts } from '../shop/shop-contexts.ts';
import { profile } from './profile.ts';

export type ShopContext = (typeof shopContexts)[number];

/** What a running shop has on its server, read beside it. */
export interface ShopRecords {
  /** Every event of each log, its personal fields too. */
  logs(): Promise<Readonly<Record<ShopContext, readonly Recorded[]>>>;
  /** How far each log is. */
  heads(): Promise<readonly number[]>;
  /** Every event of each topic, its personal fields too; none where events travel without topics. */
  published(): Promise<readonly Recorded[]>;
  /** The documents that are read, by `<context>/<collection>/<id>`. */
  documents(): Promise<Documents>;
  /** Drops the documents of a context, as an operator's mistake would. Answers of which projections they were. */
  dropDocuments(context: ShopContext): Promise<readonly string[]>;
  close(): Promise<void>;
}

export type Documents = ReadonlyMap<string, unknown>;

export async function openShopRecords(dataDir: string): Promise<ShopRecords> {
  const server = await runningServer(join(dataDir, 'postgresql'));
  if (!server) throw new Error(`No PostgreSQL runs in ${dataDir}.`);
  const url = urlsOn(server('postgres'));
  const logger = pino({ level: 'silent' });
  const masterKey = await loadOrCreateMasterKey(join(dataDir, 'master-key'));
  const personKeys = await openPersonKeys({ databaseUrl: url('person_keys'), masterKey, logger });
  const stores = await Promise.all(
    shopContexts.map((context) =>
      openEventStore({ context, databaseUrl: url(context), personKeys, now: () => new Date(), logger }),
    ),
  );
  return {
    async logs() {
      // One after the other: while a long one is decoded, the connections of the others would be given up.
      const logs: (readonly Recorded[])[] = [];
      for (const store of stores) logs.push(await store.readLog(0, 1_000_000));
      return Object.fromEntries(stores.map(({ context }, index) => [context, logs[index] ?? []])) as Record<
        ShopContext,
        readonly Recorded[]
      >; // a log for each
    },
    published: () => profile.publishedEvents(dataDir, personKeys),
    heads: () => Promise.all(stores.map(async (store) => (await store.head()).position)),
    async documents() {
      const all = await Promise.all(
        shopContexts.map((context) => documentsOf(dataDir, context, url(context))),
      );
      return new Map(all.flat());
    },
    async dropDocuments(context) {
      await withReadModels(dataDir, context, url(context), async (store, collections) => {
        for (const { definition, build } of collections) await store.drop(definition.name, build);
      });
      return projectionsOf[context].map(({ name }) => name);
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()));
      await personKeys.close();
    },
  };
}

/** What the documents must be: the events of the logs folded by the contexts' own projections, and nothing else. */
export function foldOf(logs: Readonly<Record<ShopContext, readonly Recorded[]>>): Documents {
  const documents = new Map<string, unknown>();
  for (const context of shopContexts) {
    for (const projection of projectionsOf[context]) {
      for (const event of shopContexts.flatMap((source) => logs[source])) {
        if (!projection.handles[event.context]?.includes(event.type)) continue;
        for (const { collection, id, change } of projection.apply(event)) {
          const key = `${context}/${collection}/${id}`;
          const document = change(documents.get(key) as never); // the same projection made it
          if (document === undefined) documents.delete(key);
          else documents.set(key, document);
        }
      }
    }
  }
  return new Map([...documents].map(([key, document]) => [key, JSON.parse(JSON.stringify(document))]));
}

const unset = { name: undefined, currency: undefined, timeZone: undefined, pricesIncludeTax: undefined };

const projectionsOf: Readonly<Record<ShopContext, readonly Projection[]>> = {
  identity: [userProjection],
  catalog: createCatalog(unset).projections,
  inventory: createInventory().projections,
  customers: createCustomers().projections,
  accounts: createAccounts({ currency: 'USD' }).projections,
  orders: createOrders({ orderTimeout: 1 }).projections,
  reports: createReports().projections,
};

async function documentsOf(
  dataDir: string,
  context: ShopContext,
  databaseUrl: string,
): Promise<readonly (readonly [string, unknown])[]> {
  return withReadModels(dataDir, context, databaseUrl, async (store, activeCollections) => {
    const documents: (readonly [string, unknown])[] = [];
    for (const { definition, build } of activeCollections) {
      const collection = await store.open(definition, build, { asItIs: true });
      const stored = await collection.changedSince(-1, 1_000_000);
      documents.push(
        ...stored.map(({ id, document }) => [`${context}/${definition.name}/${id}`, document] as const),
      );
    }
    return documents;
  });
}

interface ActiveCollection {
  readonly definition: CollectionDefinition<never>;
  readonly build: string;
}

/** `use` gets the store, and what is read there. */
async function withReadModels<Result>(
  dataDir: string,
  context: ShopContext,
  databaseUrl: string,
  use: (store: ReadModelStore, collections: readonly ActiveCollection[]) => Promise<Result>,
): Promise<Result> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const store = await profile.readModels(dataDir, context, databaseUrl);
  try {
    const { rows } = await database.query<{ projection: string; build: number }>(
      `SELECT projection, build FROM consumers.builds WHERE state = 'active'`,
    );
    const active = new Map(rows.map(({ projection, build }) => [projection, String(build)]));
    const collections = projectionsOf[context].flatMap((projection) =>
      projection.collections.map((definition) => ({ definition, build: active.get(projection.name) ?? '' })),
    );
    return await use(store, collections);
  } finally {
    await store.close();
    await database.end();
  }
}
