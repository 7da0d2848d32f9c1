import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import fc from 'fast-check';
import { applyEvents } from '../consumers/apply-events.ts';
import { isHandled } from '../consumers/handled-events.ts';
import type { Parking } from '../consumers/parking.ts';
import type { Projection } from '../consumers/port.ts';
import { createMongoReadModels } from '../read-models/mongo/mongo-read-models.ts';
import type { CollectionWriter, ReadModelStore } from '../read-models/port.ts';
import { memoryReadModels } from './memory-read-models.ts';
import { mongoTestDatabase } from './mongo-test-database.ts';

/**
 * What every projection must hold, on a store without transactions: whatever is delivered how often, in whatever order
 * between slots and contexts, by how many consumers, and crashing wherever: the documents are the fold of the history.
 *
 * With TEST_MONGODB_URL it is asked of that server, too.
 *
 * `histories`: by name; each in an order in which the events could have happened, see `recordedHistory`.
 */
export function projectionContract(
  projection: Projection,
  histories: Readonly<Record<string, readonly Recorded[]>>,
): void {
  contractIn('memory', openMemory, 30, projection, histories);
  if (process.env.TEST_MONGODB_URL) contractIn('MongoDB', openMongo, 3, projection, histories);
}

interface OpenStore {
  readonly store: ReadModelStore;
  close(): Promise<void>;
}

async function openMemory(): Promise<OpenStore> {
  const store = memoryReadModels();
  return { store, close: () => store.close() };
}

async function openMongo(): Promise<OpenStore> {
  const { url, name, drop } = await mongoTestDatabase();
  const store = await createMongoReadModels({ url, database: name });
  return { store, close: () => store.close().then(drop) };
}

/** `orders`: how many of all the orders in which events can come are tried. */
function contractIn(
  kind: string,
  open: () => Promise<OpenStore>,
  orders: number,
  projection: Projection,
  histories: Readonly<Record<string, readonly Recorded[]>>,
): void {
  describe.each(Object.entries(histories))(`${projection.name} of %s, in ${kind}`, (_name, history) => {
    let opened: OpenStore;
    let builds = 0;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    /** Of documents of its own. */
    const consumer = (beforeWrite?: () => void) => {
      builds += 1;
      return startConsumer(opened.store, String(builds), projection, beforeWrite);
    };

    const events = history.filter((event) => isHandled(projection.handles, event));
    const expected = fold(projection, events);

    test('folds to documents', () => {
      expect(events.length).toBeGreaterThan(0);
      expect(expected.size).toBeGreaterThan(0);
    });

    test('comes to the same whether events come alone or together', async () => {
      const [alone, together] = [await consumer(), await consumer()];
      for (const event of events) await alone.apply([event]);
      for (const [, lane] of byContext(events)) await together.apply(lane);
      expect(await alone.documents()).toEqual(expected);
      expect(await together.documents()).toEqual(expected);
    });

    test('changes nothing when events come again, or all from the beginning', async () => {
      const { apply, documents } = await consumer();
      for (const [at] of events.entries()) {
        await inBatches(apply, events.slice(Math.max(0, at - 3), at + 1));
        await apply([events[at]].filter((event) => event !== undefined));
      }
      expect(await documents()).toEqual(expected);
      await inBatches(apply, events);
      expect(await documents()).toEqual(expected);
    });

    test('goes on after a crash between any two documents', async () => {
      for (let survived = 0; ; survived += 1) {
        const left = { writes: survived };
        const { apply, documents } = await consumer(() => {
          if (left.writes === 0) throw new Crash();
          left.writes -= 1;
        });
        const crashed = await inBatches(apply, events).then(
          () => false,
          (error) => {
            if (!(error instanceof Crash)) throw error;
            return true;
          },
        );
        if (!crashed) return;
        left.writes = Number.POSITIVE_INFINITY;
        await inBatches(apply, events);
        expect(await documents()).toEqual(expected);
      }
    });

    test('does not depend on the order between slots and between contexts', async () => {
      await fc.assert(
        fc.asyncProperty(interleaving(events), async (order) => {
          const { apply, documents } = await consumer();
          for (const event of order) await apply([event]);
          expect(await documents()).toEqual(expected);
        }),
        { numRuns: orders },
      );
    });

    test('comes to the same with two consumers at once, one of which is late', async () => {
      await fc.assert(
        fc.asyncProperty(interleaving(events), interleaving(events), async (first, second) => {
          const { apply, documents } = await consumer();
          await Promise.all([inBatches(apply, first), inBatches(apply, second)]);
          expect(await documents()).toEqual(expected);
        }),
        { numRuns: orders },
      );
    });
  });
}

class Crash extends Error {}

/** The documents by `collection/id`, each event applied once, in the history's order. */
function fold(projection: Projection, events: readonly Recorded[]): ReadonlyMap<string, object> {
  const documents = new Map<string, object>();
  for (const event of events) {
    for (const { collection, id, change } of projection.apply(event)) {
      const key = `${collection}/${id}`;
      // The change was made for this collection's documents.
      const next = change(documents.get(key) as never);
      if (next) documents.set(key, JSON.parse(JSON.stringify(next)));
      else documents.delete(key);
    }
  }
  return documents;
}

async function startConsumer(
  store: ReadModelStore,
  build: string,
  projection: Projection,
  beforeWrite?: () => void,
) {
  const collections = new Map<string, CollectionWriter<object>>();
  for (const definition of projection.collections) {
    // The projection's own changes are what fits its documents.
    const writer = (await store.open(definition, build)) as unknown as CollectionWriter<object>;
    collections.set(definition.name, beforeWrite ? oneByOne(writer, beforeWrite) : writer);
  }
  const context = projection.collections[0] ? firstContext(projection) : undefined;
  if (!context) throw new Error(`${projection.name} has no collection, or handles nothing.`);
  const apply = async (events: readonly Recorded[]): Promise<void> => {
    await applyEvents(events, {
      projection,
      context,
      build,
      collections,
      parking: refusing,
      route: 'delivered',
      changedFloor: 0,
    });
  };
  return { apply, documents: () => allDocuments(collections) };
}

/** Writes no two documents together; what `beforeWrite` throws is a crash between them. */
const oneByOne = (writer: CollectionWriter<object>, beforeWrite: () => void): CollectionWriter<object> => ({
  ...writer,
  async write(writes) {
    const lost: string[] = [];
    for (const write of writes) {
      beforeWrite();
      lost.push(...(await writer.write([write])));
    }
    return lost;
  },
});

/** By `collection/id`. */
async function allDocuments(
  collections: ReadonlyMap<string, CollectionWriter<object>>,
): Promise<ReadonlyMap<string, object>> {
  const documents = new Map<string, object>();
  for (const [name, reader] of collections) {
    for (const { id, document } of await reader.find({ orderBy: [], limit: 10_000 })) {
      documents.set(`${name}/${id}`, document);
    }
  }
  return documents;
}

const firstContext = ({ handles }: Projection): ContextName | undefined =>
  // The keys of Handles are names of contexts.
  (Object.keys(handles) as ContextName[])[0];

/** A projection that throws does not hold the contract. */
const refusing: Parking = {
  waiting: () => undefined,
  park: async ([parked]) => {
    throw parked?.error;
  },
};

/** As a bus delivers: several events of one context at a time. */
async function inBatches(
  apply: (events: readonly Recorded[]) => Promise<void>,
  events: readonly Recorded[],
): Promise<void> {
  let batch: Recorded[] = [];
  for (const event of events) {
    if (batch.length === 4 || (batch[0] && batch[0].context !== event.context)) {
      await apply(batch);
      batch = [];
    }
    batch.push(event);
  }
  if (batch.length > 0) await apply(batch);
}

function byContext(events: readonly Recorded[]): ReadonlyMap<string, readonly Recorded[]> {
  return lanes(events, ({ context }) => context);
}

function lanes(
  events: readonly Recorded[],
  laneOf: (event: Recorded) => string,
): ReadonlyMap<string, readonly Recorded[]> {
  const found = new Map<string, Recorded[]>();
  for (const event of events) found.set(laneOf(event), [...(found.get(laneOf(event)) ?? []), event]);
  return found;
}

/** The events in an order that keeps each slot of each context in order, and nothing else. */
function interleaving(events: readonly Recorded[]): fc.Arbitrary<readonly Recorded[]> {
  const laneOf = ({ context, slot }: Recorded) => `${context}/${slot}`;
  const order = events.map(laneOf);
  return fc.shuffledSubarray(order, { minLength: order.length }).map((shuffled) => {
    const queues = new Map([...lanes(events, laneOf)].map(([lane, queue]) => [lane, [...queue]]));
    return shuffled.flatMap((lane) => queues.get(lane)?.shift() ?? []);
  });
}
