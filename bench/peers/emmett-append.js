/** Emmett's PostgreSQL store: one event a command, each client on a stream of its own. */
import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { closedLoop } from '../measuring/closed-loop.js';
import { income } from '../measuring/income.js';
import { answer, parameters } from '../measuring/script.js';

const { url, clients, seconds } = parameters();
const store = getPostgreSQLEventStore(url);
await store.schema.migrate();
const run = randomUUID();
answer(
  await closedLoop(clients, seconds, (client) => {
    const accountId = `${run}-${client}`;
    return store.appendToStream(`account-${accountId}`, [income(accountId)]);
  }),
);
await store.close();
