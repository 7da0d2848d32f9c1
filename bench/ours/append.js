/** Tillgraph's event store: one event a command, each with its own idempotency key; `streams` of them in turn. */
import { randomUUID } from 'node:crypto';
import { closedLoop } from '../measuring/closed-loop.js';
import { income } from '../measuring/income.js';
import { answer, parameters } from '../measuring/script.js';
import { append, openLog } from './event-log.js';

const { url, clients, streams, seconds } = parameters();
const store = await openLog(url);
const run = randomUUID();
answer(
  await closedLoop(clients, seconds, (client) => {
    const accountId = `${run}-${client % streams}`;
    return append(store, accountId, [income(accountId)]);
  }),
);
await store.close();
