import type { Recorded } from '@tillgraph/shared-domain/event';
import { customerOf } from '@tillgraph/shared-domain/person';
import fc from 'fast-check';
import type { Projection } from '../consumers/port.ts';
import { recordedHistory, withoutKey } from './recorded-history.ts';
import {
  fold,
  inBatches,
  interleaving,
  type StartTrialConsumer,
  survivingEveryCrash,
} from './trial-consumer.ts';

/**
 * When a customer was erased, the documents are the fold of the history without the customer's key. The events are
 * readable throughout here, as to a consumer that has the key in memory still.
 *
 * `orders`: how many of all the orders in which events can come are tried.
 */
export function forgettingContract(
  projection: Projection,
  events: readonly Recorded[],
  orders: number,
  start: StartTrialConsumer,
): void {
  for (const person of projection.personal ? customersIn(events) : []) {
    const erasure = erasureOf(person);
    const forgotten = fold(
      projection,
      events.map((event) => (event.person === person ? withoutKey(event) : event)),
    );

    test(`forgets ${person}, whenever it is told, and by how many consumers`, async () => {
      const anyOrder = interleaving([...events, erasure]);
      await fc.assert(
        fc.asyncProperty(anyOrder, anyOrder, async (first, second) => {
          const [alone, shared] = [await start(), await start()];
          for (const event of first) await alone.apply([event]);
          expect(await alone.documents()).toEqual(forgotten);
          await Promise.all([inBatches(shared.apply, first), inBatches(shared.apply, second)]);
          expect(await shared.documents()).toEqual(forgotten);
        }),
        { numRuns: orders },
      );
    });

    test(`forgets ${person} after a crash between any two documents`, async () => {
      const check = async (documents: () => Promise<unknown>) => expect(await documents()).toEqual(forgotten);
      await survivingEveryCrash(start, [...events, erasure], check);
      await survivingEveryCrash(start, [erasure, ...events], check);
    });
  }
}

const customersIn = (events: readonly Recorded[]): ReadonlySet<string> =>
  new Set(
    events.flatMap(({ person }) => (person !== undefined && customerOf(person) !== null ? [person] : [])),
  );

function erasureOf(person: string): Recorded {
  const event = { type: 'CustomerErased', data: { customerId: customerOf(person) ?? '' } };
  const [erasure] = recordedHistory([{ context: 'customers', stream: person, event }]);
  if (!erasure) throw new Error('Nothing was recorded.');
  return { ...erasure, position: 1_000_000 };
}
