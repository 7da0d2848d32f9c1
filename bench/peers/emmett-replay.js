/** Emmett's own rebuild of a projection: the same documents as ours/replay.js, kept by Pongo. */
import {
  getPostgreSQLEventStore,
  pongoSingleStreamProjection,
  rebuildPostgreSQLProjections,
} from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { answer, parameters } from '../measuring/script.js';

const { url, events, version } = parameters();
const projection = pongoSingleStreamProjection({
  name: 'balances',
  collectionName: 'balances',
  canHandle: ['IncomeRecorded'],
  initialState: () => ({ balance: 0, transactions: 0 }),
  evolve: (document, { data: { amount } }) => ({
    ...document,
    balance: document.balance + amount.minor,
    transactions: document.transactions + 1,
  }),
});

const store = getPostgreSQLEventStore(url, { projections: [{ type: 'async', projection }] });
await store.schema.migrate();
await store.close();
const started = performance.now();
const rebuild = rebuildPostgreSQLProjections({
  connectionString: url,
  // A name of its own for each: under the same one a rebuild goes on from where the last one ended.
  projections: [{ projection, processorId: `balances-${version}`, truncateOnStart: true }],
  // As many as ours reads at once; with its standard batch of 100 it was slower.
  pulling: { batchSize: 1000 },
});
await rebuild.start();
const duration = (performance.now() - started) / 1000;
await rebuild.close();
const client = new pg.Client({ connectionString: url });
await client.connect();
const { rows } = await client.query(
  "SELECT sum((data->>'transactions')::bigint)::int AS folded FROM balances",
);
await client.end();
if (rows[0].folded !== events) throw new Error(`${rows[0].folded} of ${events} events were folded.`);
answer({ rate: events / duration, duration });
