import { pino } from 'pino';
import { openPersonKeys } from '../../person-keys/index.ts';
import { openEventStore } from '../open-event-store.ts';
import type { Command } from '../port.ts';
import { type Counted, counted, metadata } from './counted.ts';

/**
 * A process of its own that writes until it is killed or has written all: says each key that was acknowledged on its
 * standard output. Arguments: database, master key (hex), its name, the first and the last of its commands.
 */
const [databaseUrl = '', masterKey = '', name = '', first = '', last = ''] = process.argv.slice(2);
const logger = pino({ level: 'silent' });
const personKeys = await openPersonKeys({ databaseUrl, masterKey: Buffer.from(masterKey, 'hex'), logger });
const store = await openEventStore({
  context: 'accounts',
  databaseUrl,
  personKeys,
  now: () => new Date(),
  logger,
});

let next = Number(first);
await Promise.all(
  Array.from({ length: 16 }, async () => {
    while (next <= Number(last)) {
      const number = next;
      next += 1;
      const outcome = await store.execute(move(`${name}-${number}`, number));
      if (!outcome.accepted) throw new Error(JSON.stringify(outcome.errors));
      process.stdout.write(`${name}-${number}\n`);
    }
  }),
);
await store.close();
await personKeys.close();

/** Counts one account up and another down, in one order or the other; each third a new one too. */
function move(key: string, number: number): Command<readonly Counted[], string> {
  const accounts = number % 2 ? ['left', 'right'] : ['right', 'left'];
  const ids = number % 3 ? accounts : [...accounts, key];
  return {
    metadata: metadata(key),
    aggregates: ids.map((id) => ({ aggregate: counted, id })),
    decide: (loaded) => ({
      accepted: true,
      appends: loaded.map(({ id, state }) => ({
        stream: `counted-${id}`,
        events: [
          {
            event: {
              type: 'Counted',
              data: { key, by: id === 'right' ? -1 : 1, before: state.count },
            },
            ...(id === 'left' && { numbered: { counter: 'moves', field: 'number' } }),
          },
        ],
      })),
      claims: ids.includes(key)
        ? [{ scope: 'key', value: key, owner: key, change: 'take', taken: neverTaken }]
        : [],
      result: key,
    }),
  };
}

function neverTaken(): never {
  throw new Error('A key was claimed by another command.');
}
