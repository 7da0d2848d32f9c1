import { recordedHistory } from '@tillgraph/platform/testing';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { EventStoreUnavailableError } from '../event-store/index.ts';
import { PersonKeysUnavailableError } from '../person-keys/index.ts';
import { untilDoneOrParked } from './done-or-parked.ts';

const [event] = recordedHistory([
  { context: 'orders', stream: 'order-1', event: { type: 'OrderPlaced', data: {} } },
]) as [Recorded]; // as many as were given

/** Handles one event, whose pauses take no time; `react` and `park` are told how often they were called before. */
function handling(react: (tries: number) => void, park: (parkings: number) => void = () => undefined) {
  const stopping = new AbortController();
  const seen = { tries: 0, parkings: 0, parked: [] as unknown[], announced: 0, failures: [] as unknown[] };
  const over = untilDoneOrParked(event, {
    async react() {
      seen.tries += 1;
      react(seen.tries - 1);
    },
    parking: {
      waiting: () => undefined,
      async park(events) {
        seen.parkings += 1;
        park(seen.parkings - 1);
        seen.parked.push(...events.map(({ error }) => error));
        return true;
      },
    },
    async onParked() {
      seen.announced += 1;
    },
    onFailure(error) {
      seen.failures.push(error);
      if (seen.failures.length === 50) stopping.abort(new Error('It goes on for ever.'));
    },
    pause: async () => undefined,
    signal: stopping.signal,
  });
  return { over, seen };
}

const fails = (error: Error) => () => {
  throw error;
};

const poison = new Error('poison');

test('an event that fails several times is parked, with what was wrong', async () => {
  const { over, seen } = handling(fails(poison));
  await over;
  expect(seen).toMatchObject({ tries: 8, parked: [poison], announced: 1 });
});

test('when parking fails it is tried again', async () => {
  const { over, seen } = handling(fails(poison), (parkings) => {
    if (parkings < 2) throw new Error('the ledger is away for a moment');
  });
  await over;
  expect(seen).toMatchObject({ tries: 10, parked: [poison], announced: 1 });
});

test.each([
  ['a log', new EventStoreUnavailableError('orders', null)],
  ['the persons’ keys', new PersonKeysUnavailableError(null)],
  ['a database', new Error('Connection terminated unexpectedly')],
])('an outage of %s parks nothing, however long it takes', async (_, outage) => {
  const { over, seen } = handling((tries) => {
    if (tries < 40) throw outage;
  });
  await over;
  expect(seen).toMatchObject({ tries: 41, parkings: 0 });
});

test('what is stopped is neither done nor parked', async () => {
  const { over } = handling(fails(new PersonKeysUnavailableError(null)));
  await expect(over).rejects.toThrow('It goes on for ever.');
});
