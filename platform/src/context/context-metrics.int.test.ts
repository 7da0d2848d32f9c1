import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import pg from 'pg';
import { change, defineProjection, startConsumers } from '../consumers/index.ts';
import { createLogTailBus } from '../event-bus/index.ts';
import { ClosingStack } from '../life-cycle/index.ts';
import { MetricsRegistry } from '../observability/index.ts';
import { type CollectionDefinition, createInProcessFeed } from '../read-models/index.ts';
import { systemMetadata } from '../subgraph/index.ts';
import { memoryReadModels, type TestLog, testLog, until } from '../testing/index.ts';
import { openContextMetrics } from './context-metrics.ts';

type Counted = { readonly type: 'Counted'; readonly data: { readonly by: number } };

const counter: Aggregate<null, Counted> = { category: 'counter', initialState: null, evolve: () => null };
const counters: CollectionDefinition<{ readonly version: number }> = { name: 'counters', indexes: [] };
const counting = defineProjection<Counted>({
  name: 'counting',
  version: 1,
  collections: [counters],
  handles: { orders: ['Counted'] },
  apply: ({ data: { by } }) => [
    change(counters, 'all', () => {
      if (by === 666) throw new Error('poison');
      return { version: by };
    }),
  ],
});

let opened: ClosingStack;
let orders: TestLog;
beforeEach(async () => {
  opened = new ClosingStack();
  orders = opened.opened('log', await testLog('orders'), (log) => log.close());
});
afterEach(() => opened.close());

const count = (id: string, by: number) =>
  orders.log.execute({
    metadata: systemMetadata('test', `${id}-${by}`),
    aggregates: [{ aggregate: counter, id }],
    decide: () => ({
      accepted: true,
      appends: [{ stream: `counter-${id}`, events: [{ event: { type: 'Counted', data: { by } } }] }],
      result: null,
    }),
  });

async function query(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: orders.databaseUrl });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

async function startCounting() {
  const bus = createLogTailBus({ logs: new Map([['orders', orders.log]]) });
  const consumers = await startConsumers({
    context: 'orders',
    databaseUrl: orders.databaseUrl,
    bus,
    log: orders.log,
    persons: orders.log,
    store: memoryReadModels(),
    feed: createInProcessFeed(),
    projections: [counting],
    now: () => new Date(),
    onFailure: () => undefined,
  });
  const close = async () => {
    await consumers.stop();
    await bus.close();
  };
  return { consumers, close };
}

async function metricsOf(relay?: { leads(): boolean }) {
  const failures: unknown[] = [];
  const registry = new MetricsRegistry();
  const metrics = await openContextMetrics({
    registry,
    context: 'orders',
    databaseUrl: orders.databaseUrl,
    relay,
    onFailure: (error) => failures.push(error),
  });
  opened.opened('metrics', metrics, (each) => each.close());
  const lines = async () => (await registry.metrics()).split('\n').filter((line) => /^tillgraph_/.test(line));
  return { lines, failures };
}

test('tells how far a log and its consumers are, also when the consumers are gone', async () => {
  const { consumers, close } = await startCounting();
  await count('a', 1);
  await count('b', 666);
  await consumers.settled(5000);
  const { lines } = await metricsOf({ leads: () => true });
  const labels = 'consumer="projection/counting/1",context="orders",subgraph="orders"';
  await until(async () => (await lines()).includes(`tillgraph_consumer_parked_streams{${labels}} 1`));
  await close();
  await count('a', 2);
  expect(await lines()).toEqual([
    'tillgraph_relay_leader{subgraph="orders"} 1',
    'tillgraph_log_events_total{context="orders",subgraph="orders"} 3',
    `tillgraph_consumer_events_total{${labels}} 2`,
    expect.stringMatching(/^tillgraph_consumer_progress_timestamp_seconds\{.*\} 1\d{9}/),
    `tillgraph_consumer_parked_streams{${labels}} 1`,
  ]);
});

test('leaves out what the database cannot tell, and says so once a scrape', async () => {
  const { lines, failures } = await metricsOf({ leads: () => false });
  expect(await lines()).toContain('tillgraph_log_events_total{context="orders",subgraph="orders"} 0');
  await query('DROP SCHEMA consumers CASCADE');
  expect(await lines()).toEqual(['tillgraph_relay_leader{subgraph="orders"} 0']);
  expect(failures).toHaveLength(1);
});
