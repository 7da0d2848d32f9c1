/** Folds Tillgraph's log into a new read model: a document an account, with its balance. */
import { startConsumers } from '../../platform/dist/consumers/index.js';
import { createLogTailBus } from '../../platform/dist/event-bus/index.js';
import { createInProcessFeed, createPostgresReadModels } from '../../platform/dist/read-models/index.js';
import { answer, parameters } from '../measuring/script.js';
import { openLog } from './event-log.js';

const { url, events, accounts, version } = parameters();
// A projection of its own for each run: beside an earlier version it would count as settled with that one's documents.
const name = `balances_${version}`;
const balances = { name, indexes: [] };
const projection = {
  name,
  version: 1,
  collections: [balances],
  handles: { accounts: ['IncomeRecorded'] },
  apply: ({ data: { accountId, amount } }) => [
    {
      collection: name,
      id: accountId,
      change: (document) => ({
        id: accountId,
        balance: (document?.balance ?? 0) + amount.minor,
        transactions: (document?.transactions ?? 0) + 1,
      }),
    },
  ],
};

const store = await openLog(url);
const readModels = await createPostgresReadModels({ databaseUrl: url });
const bus = createLogTailBus({ logs: new Map([['accounts', store]]) });
const started = performance.now();
const consumers = await startConsumers({
  context: 'accounts',
  databaseUrl: url,
  bus,
  log: store,
  persons: store,
  store: readModels,
  feed: createInProcessFeed(),
  projections: [projection],
  now: () => new Date(),
  onFailure: (consumer, error) => console.error(consumer, error),
});
const isSettled = await consumers.settled(3_600_000);
const duration = (performance.now() - started) / 1000;
const ids = Array.from({ length: accounts }, (_, index) => String(index));
const documents = await consumers.readModels.collection(balances).getMany(ids);
const folded = documents.reduce((sum, found) => sum + (found?.document.transactions ?? 0), 0);
if (!isSettled || folded !== events) throw new Error(`${folded} of ${events} events were folded.`);
answer({ rate: events / duration, duration });
await consumers.stop();
await bus.close();
await readModels.close();
await store.close();
