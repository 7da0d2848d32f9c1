/** Emmett's PostgreSQL store: one event a command, each client on a stream of its own. Arguments: URL CLIENTS SECONDS */
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { closedLoop } from '../closed-loop.js';

const [url, clients, seconds] = process.argv.slice(2);
const store = getPostgreSQLEventStore(url);
await store.schema.migrate();
const run = crypto.randomUUID();
const result = await closedLoop(Number(clients), Number(seconds), (client) =>
  store.appendToStream(`account-${run}-${client}`, [
    {
      type: 'IncomeRecorded',
      data: { accountId: String(client), amount: { minor: 100, currency: 'USD' }, description: 'Salary' },
    },
  ]),
);
console.log(JSON.stringify(result));
await store.close();
