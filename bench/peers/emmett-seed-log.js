/** Fills Emmett's log with the same events as ours/seed-log.js. */
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { income } from '../measuring/income.js';
import { answer, parameters } from '../measuring/script.js';
import { seedAccounts } from '../measuring/seed-accounts.js';

const { url, events, accounts } = parameters();
const store = getPostgreSQLEventStore(url);
await store.schema.migrate();
// By one writer, for its rebuild was seen to leave out events of transactions that overlapped.
await seedAccounts({ events, accounts, writers: 1 }, (accountId, count) =>
  store.appendToStream(
    `account-${accountId}`,
    Array.from({ length: count }, () => income(accountId)),
  ),
);
await store.close();
answer({});
