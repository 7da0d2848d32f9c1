import { memoryReadModels, recordedHistory } from '@tillgraph/platform/testing';
import type { Recorded } from '@tillgraph/shared-domain/event';
import fc from 'fast-check';
import type { CollectionDefinition, CollectionWriter } from '../read-models/port.ts';
import { applyEvents } from './apply-events.ts';
import { change, defineProjection } from './define-projection.ts';
import type { Route } from './guards.ts';
import type { Parking } from './parking.ts';

type Happened = { readonly type: 'Happened'; readonly data: { readonly documents: readonly string[] } };

/** How often each event was applied to the document. */
interface Tally {
  readonly [eventId: string]: number;
}
const tallies: CollectionDefinition<Tally> = { name: 'tallies', indexes: [] };

/** All streams are of one slot, and touch the same few documents: the hardest case for a guard by slot. */
const streams = ['s-51', 's-93', 's-11'].map((stream) => ({ stream }));
const histories = fc
  .array(fc.tuple(fc.nat(2), fc.subarray(['a', 'b', 'c'], { minLength: 1 })), { minLength: 1, maxLength: 12 })
  .map((entries) =>
    recordedHistory(
      entries.map(([at, documents]) => ({
        context: 'orders' as const,
        stream: streams[at]?.stream ?? '',
        event: { type: 'Happened', data: { documents } },
      })),
    ).map((event) => ({ ...event, slot: 0 })),
  );

/** Parked events in memory, as the ledger keeps them. */
function memoryParking() {
  const parked = new Map<string, Set<number>>();
  const parking: Parking = {
    waiting: (_context, stream) => parked.get(stream),
    async park(events) {
      for (const { event } of events) {
        parked.set(event.stream, (parked.get(event.stream) ?? new Set()).add(event.position));
      }
      return true;
    },
  };
  return {
    parking,
    streams: () => [...parked.keys()],
    first: (stream: string) => Math.min(...(parked.get(stream) ?? [])),
    remove(stream: string, position: number) {
      parked.get(stream)?.delete(position);
      if (parked.get(stream)?.size === 0) parked.delete(stream);
    },
  };
}

test('every event is in each of its documents once, however it was parked, crashed, worked off and delivered again', async () => {
  const step = fc.record({
    /** Delivered again from so many events before the checkpoint. */
    back: fc.nat(4),
    count: fc.integer({ min: 1, max: 5 }),
    poison: fc.array(
      fc.record({ position: fc.integer({ min: 1, max: 12 }), document: fc.constantFrom('a', 'b', 'c') }),
      { maxLength: 3 },
    ),
    crashAfter: fc.option(fc.nat(4)),
    workOff: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(histories, fc.array(step, { maxLength: 10 }), async (history, steps) => {
      let poison: readonly { position: number; document: string }[] = [];
      let writesLeft = Number.POSITIVE_INFINITY;
      const store = memoryReadModels({
        beforeWrite() {
          if (writesLeft === 0) throw new Error('crash');
          writesLeft -= 1;
        },
      });
      // The projection's own changes are what fits its documents.
      const writer = (await store.open(tallies, '1')) as unknown as CollectionWriter<object>;
      const { parking, ...parked } = memoryParking();
      const projection = defineProjection<Happened>({
        name: 'tallies',
        version: 1,
        collections: [tallies],
        handles: { orders: ['Happened'] },
        apply: (event) =>
          event.data.documents.map((id) =>
            change(tallies, id, (document) => {
              if (poison.some((one) => one.position === event.position && one.document === id))
                throw new Error('poison');
              return { ...document, [event.id]: (document?.[event.id] ?? 0) + 1 };
            }),
          ),
      });
      const apply = (events: readonly Recorded[], route: Route) =>
        applyEvents(events, {
          projection,
          context: 'orders',
          build: '1',
          collections: new Map([['tallies', writer]]),
          parking,
          route,
          changedFloor: 0,
          foretell: () => false,
        });
      const workOff = async () => {
        for (const stream of parked.streams()) {
          while (parked.streams().includes(stream)) {
            const position = parked.first(stream);
            await apply(
              history.filter((event) => event.position === position),
              'parked',
            );
            parked.remove(stream, position);
          }
        }
      };

      let checkpoint = 0;
      for (const { back, count, crashAfter, workOff: worksOff, ...rest } of steps) {
        poison = rest.poison;
        writesLeft = crashAfter ?? Number.POSITIVE_INFINITY;
        const from = Math.max(0, checkpoint - back);
        try {
          if (worksOff) await workOff();
          await apply(history.slice(from, from + count), 'delivered');
          checkpoint = Math.max(checkpoint, Math.min(history.length, from + count));
        } catch (error) {
          if (!(error instanceof Error) || !['crash', 'poison'].includes(error.message)) throw error;
        }
      }
      poison = [];
      writesLeft = Number.POSITIVE_INFINITY;
      await apply(history.slice(checkpoint), 'delivered');
      await workOff();

      for (const id of ['a', 'b', 'c']) {
        const expected = history
          .filter((event) => projection.apply(event).some((made) => made.id === id))
          .map((event) => [event.id, 1]);
        expect(store.dump('1').get(`tallies/${id}`) ?? {}).toEqual(Object.fromEntries(expected));
      }
    }),
    { numRuns: 1000 },
  );
}, 60_000);
