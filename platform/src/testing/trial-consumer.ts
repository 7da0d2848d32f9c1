import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import fc from 'fast-check';
import { applyAndForget } from '../consumers/apply-and-forget.ts';
import type { Parking } from '../consumers/parking.ts';
import type { Projection } from '../consumers/port.ts';
import type { CollectionWriter, ReadModelStore } from '../read-models/port.ts';
import { memoryPersons } from './memory-persons.ts';

/** A projection on a store of the test's, to which events come as the test likes. */
export type TrialConsumer = Awaited<ReturnType<typeof startTrialConsumer>>;

export async function startTrialConsumer(
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
  const persons = memoryPersons();
  const context = projection.collections[0] ? firstContext(projection) : undefined;
  if (!context) throw new Error(`${projection.name} has no collection, or handles nothing.`);
  const apply = async (events: readonly Recorded[]): Promise<void> => {
    await applyAndForget(events, {
      projection,
      context,
      build,
      collections,
      parking: refusing,
      route: 'delivered',
      persons,
      changedFloor: 0,
      foretell: () => false,
    });
  };
  return { apply, documents: () => allDocuments(collections) };
}

class Crash extends Error {}

/** `beforeWrite` is called before each document is written; what it throws is a crash. */
export type StartTrialConsumer = (beforeWrite?: () => void) => Promise<TrialConsumer>;

/** Crashes before the first write, then before the second and so on; each time it begins again and is looked at. */
export async function survivingEveryCrash(
  start: StartTrialConsumer,
  events: readonly Recorded[],
  check: (documents: () => Promise<ReadonlyMap<string, object>>) => Promise<void>,
): Promise<void> {
  for (let survived = 0; ; survived += 1) {
    const left = { writes: survived };
    const { apply, documents } = await start(() => {
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
    if (crashed) {
      left.writes = Number.POSITIVE_INFINITY;
      await inBatches(apply, events);
    }
    await check(documents);
    if (!crashed) return;
  }
}

/** The documents by `collection/id`, each event applied once, in the history's order. */
export function fold(projection: Projection, events: readonly Recorded[]): ReadonlyMap<string, object> {
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
export async function inBatches(
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

export function byContext(events: readonly Recorded[]): ReadonlyMap<string, readonly Recorded[]> {
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
export function interleaving(events: readonly Recorded[]): fc.Arbitrary<readonly Recorded[]> {
  const laneOf = ({ context, slot }: Recorded) => `${context}/${slot}`;
  const order = events.map(laneOf);
  return fc.shuffledSubarray(order, { minLength: order.length }).map((shuffled) => {
    const queues = new Map([...lanes(events, laneOf)].map(([lane, queue]) => [lane, [...queue]]));
    return shuffled.flatMap((lane) => queues.get(lane)?.shift() ?? []);
  });
}
