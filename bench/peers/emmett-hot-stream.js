/** Emmett's CommandHandler: all clients on one stream, each command retried on a version conflict until it is through. */
import { randomUUID } from 'node:crypto';
import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { closedLoop } from '../measuring/closed-loop.js';
import { income } from '../measuring/income.js';
import { answer, parameters } from '../measuring/script.js';

const { url, clients, seconds } = parameters();
const store = getPostgreSQLEventStore(url);
await store.schema.migrate();
const handle = CommandHandler({
  initialState: () => ({ balance: 0 }),
  evolve: (state, event) => ({ balance: state.balance + event.data.amount.minor }),
  // Its own default gives up after three retries, which at this load most commands would not survive.
  retry: { onVersionConflict: { retries: 10_000, minTimeout: 1, maxTimeout: 50, factor: 1.5 } },
});
const accountId = randomUUID();
answer(
  await closedLoop(clients, seconds, () => handle(store, `account-${accountId}`, () => income(accountId))),
);
await store.close();
