import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import fc from 'fast-check';
import { applyEvents } from '../consumers/apply-events.ts';
import { isHandled } from '../consumers/handled-events.ts';
import type { Parking } from '../consumers/parking.ts';
import type { Projection } from '../consumers/port.ts';
import type { CollectionWriter } from '../read-models/port.ts';
import { memoryReadModels } from './memory-read-models.ts';

/**
 * What every projection must hold, on a store without transactions: whatever is delivered how often, in whatever order
 * between slots and contexts, by how many consumers, and crashing wherever: the documents are the fold of the history.
 *
 * `histories`: by name; each in an order in which the events could have happened, see `recordedHistory`.
 */
export function projectionContract(
  projection: Projection,
  histories: Readonly<Record<string, readonly Recorded[]>>,
): void {
  describe.each(Object.entries(histories))(`${projection.name} of %s`, (_name, history) => {
    const events = history.filter((event) => isHandled(projection.handles, event));
    const expected = fold(projection, events);

    test('folds to documents', () => {
      expect(events.length).toBeGreaterThan(0);
      expect(expected.size).toBeGreaterThan(0);
    });

    test('comes to the same whether events come alone or together', async () => {
      const [alone, together] = [await consumer(projection), await consumer(projection)];
      for (const event of events) await alone.apply([event]);
      for (const [, lane] of byContext(events)) await together.apply(lane);
      expect(alone.documents()).toEqual(expected);
      expect(together.documents()).toEqual(expected);
    });

    test('changes nothing when events come again, or all from the beginning', async () => {
      const { apply, documents } = await consumer(projection);
      for (const [at] of events.entries()) {
        await inBatches(apply, events.slice(Math.max(0, at - 3), at + 1));
        await apply([events[at]].filter((event) => event !== undefined));
      }
      expect(documents()).toEqual(expected);
      await inBatches(apply, events);
      expect(documents()).toEqual(expected);
    });

    test('goes on after a crash between any two documents', async () => {
      for (let survived = 0; ; survived += 1) {
        const left = { writes: survived };
        const { apply, documents } = await consumer(projection, () => {
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
        expect(documents()).toEqual(expected);
      }
    });

    test('does not depend on the order between slots and between contexts', async () => {
      await fc.assert(
        fc.asyncProperty(interleaving(events), async (order) => {
          const { apply, documents } = await consumer(projection);
          for (const event of order) await apply([event]);
          expect(documents()).toEqual(expected);
        }),
        { numRuns: 30 },
      );
    });

    test('comes to the same with two consumers at once, one of which is late', async () => {
      await fc.assert(
        fc.asyncProperty(interleaving(events), interleaving(events), async (first, second) => {
          const { apply, documents } = await consumer(projection);
          await Promise.all([inBatches(apply, first), inBatches(apply, second)]);
          expect(documents()).toEqual(expected);
        }),
        { numRuns: 15 },
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

async function consumer(projection: Projection, beforeWrite: () => void = () => undefined) {
  const build = '1';
  const store = memoryReadModels({ beforeWrite });
  const collections = new Map<string, CollectionWriter<object>>();
  for (const definition of projection.collections) {
    // The projection's own changes are what fits its documents.
    collections.set(
      definition.name,
      (await store.open(definition, build)) as unknown as CollectionWriter<object>,
    );
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
  return { apply, documents: () => store.dump(build) };
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
