/** Fills Tillgraph's log with `events` of `accounts` accounts. */
import { income } from '../measuring/income.js';
import { answer, parameters } from '../measuring/script.js';
import { seedAccounts } from '../measuring/seed-accounts.js';
import { append, openLog } from './event-log.js';

const { url, events, accounts } = parameters();
const store = await openLog(url);
await seedAccounts({ events, accounts, writers: 64 }, (accountId, count) =>
  append(
    store,
    accountId,
    Array.from({ length: count }, () => income(accountId)),
  ),
);
await store.close();
answer({});
