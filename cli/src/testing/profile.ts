import { basename } from 'node:path';
import type { PersonKeys } from '@tillgraph/platform/person-keys';
import {
  createMongoReadModels,
  createPostgresReadModels,
  type ReadModelStore,
} from '@tillgraph/platform/read-models';
import { eventsInKafka, type StoredTexts, textsInKafka, textsInMongo } from '@tillgraph/platform/testing';
import type { Recorded } from '@tillgraph/shared-domain/event';

/** How the shops of the end-to-end tests run. */
export interface Profile {
  /** Words after `tillgraph start`. */
  readonly words: readonly string[];
  /** Of the shop with this data folder, so that shops share servers without meeting. */
  settings(dataDir: string): Readonly<Record<string, string>>;
  /** Where a context's documents are. */
  readModels(dataDir: string, context: string, databaseUrl: string): Promise<ReadModelStore>;
  /** All that the shop has stored outside PostgreSQL. */
  storedElsewhere(dataDir: string): Promise<StoredTexts>;
  /** Every event of the shop's topics, as who has these keys reads it. */
  publishedEvents(dataDir: string, personKeys: PersonKeys): Promise<readonly Recorded[]>;
}

/** Everything in one process. */
const embedded: Profile = {
  words: [],
  settings: () => ({}),
  readModels: (_dataDir, _context, databaseUrl) => createPostgresReadModels({ databaseUrl }),
  storedElsewhere: async () => new Map(),
  publishedEvents: async () => [],
};

/** Many processes, with a PostgreSQL of the shop's own in its data folder. */
const distributed = (brokers: string, mongodbUrl: string): Profile => {
  const prefixOf = (dataDir: string) => `test-${basename(dataDir)}`;
  return {
    words: ['--distributed'],
    settings: (dataDir) => ({
      KAFKA_BROKERS: brokers,
      KAFKA_TOPIC_PREFIX: prefixOf(dataDir),
      // Two cores have nothing to do for more partitions and processes.
      KAFKA_PARTITIONS: '3',
      PROCESS_ROLES: 'api,projector,reactor,relay',
      MONGODB_URL: mongodbUrl,
      MONGODB_DATABASE_PREFIX: prefixOf(dataDir),
    }),
    readModels: (dataDir, context) =>
      createMongoReadModels({ url: mongodbUrl, database: `${prefixOf(dataDir)}_${context}` }),
    storedElsewhere: async (dataDir) =>
      new Map([
        ...(await textsInMongo(mongodbUrl, prefixOf(dataDir))),
        ...(await textsInKafka(brokers.split(','), prefixOf(dataDir))),
      ]),
    publishedEvents: (dataDir, personKeys) =>
      eventsInKafka(brokers.split(','), prefixOf(dataDir), personKeys),
  };
};

/** TEST_PROFILE=distributed: on the servers at TEST_KAFKA_BROKERS and TEST_MONGODB_URL. */
export const profile: Profile = readProfile(process.env);

function readProfile({ TEST_PROFILE, TEST_KAFKA_BROKERS, TEST_MONGODB_URL }: NodeJS.ProcessEnv): Profile {
  if (TEST_PROFILE !== 'distributed') return embedded;
  if (TEST_KAFKA_BROKERS && TEST_MONGODB_URL) return distributed(TEST_KAFKA_BROKERS, TEST_MONGODB_URL);
  throw new Error(
    'The distributed profile needs TEST_KAFKA_BROKERS and TEST_MONGODB_URL: npm run test:distributed.',
  );
}
