import { type Collection, MongoClient, MongoError } from 'mongodb';
import { StartRefused } from '../../config/index.ts';
import type { CollectionDefinition, ReadModelStore } from '../port.ts';
import { isMarked, markBuild } from './build-mark.ts';
import { indexSpecifications } from './index-specifications.ts';
import { createMongoCollection } from './mongo-collection.ts';
import { hasCode, indexNotFound } from './server-errors.ts';
import type { StoredRecord } from './stored-record.ts';

export interface MongoReadModelsOptions {
  /** Of a replica set, or of a sharded cluster; what it says of concerns and preferences does not count. */
  readonly url: string;
  /** Each context has its own. */
  readonly database: string;
  /** The most that are open at a time; 10 when absent. */
  readonly connections?: number;
}

/**
 * Read models in MongoDB: a collection for each build of a collection. What was acknowledged survives the loss of a
 * minority of the replica set, and what is read was acknowledged. Throws `StartRefused` when the server cannot be reached, or does
 * not know who we are.
 */
export async function createMongoReadModels({
  url,
  database,
  connections = 10,
}: MongoReadModelsOptions): Promise<ReadModelStore> {
  const client = await connect(url, connections);
  const named = (collection: string, build: string) =>
    client.db(database).collection<StoredRecord>(`${collection}_${build}`);

  return {
    async open<Document extends object>(
      definition: CollectionDefinition<Document>,
      build: string,
      options?: { readonly asItIs: boolean },
    ) {
      const collection = named(definition.name, build);
      await markBuild(collection);
      // names and indexes only
      if (!options?.asItIs) await prepareIndexes(collection, definition as CollectionDefinition<never>);
      return createMongoCollection(collection, definition);
    },
    exists: (collection, build) => isMarked(named(collection, build)),
    async drop(collection, build) {
      await named(collection, build).drop();
    },
    close: () => client.close(),
  };
}

async function connect(url: string, connections: number): Promise<MongoClient> {
  const client = clientOf(url, connections);
  try {
    return await client.connect();
  } catch (error) {
    await client.close();
    if (!(error instanceof MongoError)) throw error;
    const hosts = client.options.hosts.join(', ');
    throw new StartRefused(`MongoDB at ${hosts} does not let us in (${error.message}): see MONGODB_URL.`, {
      cause: error,
    });
  }
}

function clientOf(url: string, connections: number): MongoClient {
  try {
    return new MongoClient(url, {
      appName: 'tillgraph',
      maxPoolSize: connections,
      readPreference: 'primary',
      readConcern: { level: 'majority' },
      writeConcern: { w: 'majority', journal: true },
      // Whoever asks is told within seconds that there is no server; the consumers ask again.
      serverSelectionTimeoutMS: 5000,
      connectTimeoutMS: 5000,
      // Of each answer. The driver's own is none: on a connection that is gone without a word, or whose server has lost a
      // request, a consumer would wait for ever.
      socketTimeoutMS: 15_000,
    });
  } catch (error) {
    // Without the driver's sentence, which may show the URL's password.
    throw new StartRefused('The setting MONGODB_URL is wrong: no connection string of MongoDB.', {
      cause: error,
    });
  }
}

/** Creates the indexes that are missing, and drops those that are declared no more. */
async function prepareIndexes(
  collection: Collection<StoredRecord>,
  definition: CollectionDefinition<never>,
): Promise<void> {
  const declared = indexSpecifications(definition);
  const names = new Set(['_id_', ...declared.map(({ name }) => name)]);
  for (const { name } of await collection.listIndexes().toArray()) {
    if (names.has(name)) continue;
    await collection.dropIndex(name).catch((error) => {
      // Another replica was first.
      if (!hasCode(error, indexNotFound)) throw error;
    });
  }
  // MongoDB refuses to create none.
  if (declared.length === 0) return;
  // Those that are there already stay.
  await collection.createIndexes(declared.map(({ name, key }) => ({ name, key: { ...key } })));
}
