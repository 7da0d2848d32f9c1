import type { Recorded } from '@tillgraph/shared-domain/event';
import fc from 'fast-check';
import { isHandled } from '../consumers/handled-events.ts';
import type { Projection } from '../consumers/port.ts';
import { createMongoReadModels } from '../read-models/mongo/mongo-read-models.ts';
import type { ReadModelStore } from '../read-models/port.ts';
import { forgettingContract } from './forgetting-contract.ts';
import { memoryReadModels } from './memory-read-models.ts';
import { mongoTestDatabase } from './mongo-test-database.ts';
import {
  byContext,
  fold,
  inBatches,
  interleaving,
  startTrialConsumer,
  survivingEveryCrash,
} from './trial-consumer.ts';

/**
 * What every projection must hold, on a store without transactions: whatever is delivered how often, in whatever order
 * between slots and contexts, by how many consumers, and crashing wherever: the documents are the fold of the history.
 * Of a projection with personal documents also that they forget whoever is erased, whenever that is.
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
      return startTrialConsumer(opened.store, String(builds), projection, beforeWrite);
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
      await survivingEveryCrash(consumer, events, async (documents) =>
        expect(await documents()).toEqual(expected),
      );
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
    forgettingContract(projection, events, orders, consumer);
  });
}
