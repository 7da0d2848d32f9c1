import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@tillgraph/platform/testing';
import { account, customer, product, sell, usd } from '../testing/furnish.ts';
import type { GraphClient } from '../testing/graph-client.ts';
import { mutationOf } from '../testing/mutate.ts';
import { profile } from '../testing/profile.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';
import { type CollectedSpan, startTraceCollector, type TraceCollector } from '../testing/trace-collector.ts';

let collector: TraceCollector;
let shop: TestShop;
let owner: GraphClient;
beforeAll(async () => {
  collector = await startTraceCollector();
  shop = await startShop({
    DEMO_DATA: 'false',
    LOG_LEVEL: 'debug',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    // ms
    OTEL_BSP_SCHEDULE_DELAY: '50',
  });
  owner = await shop.signIn();
}, 120_000);
afterAll(async () => {
  await shop.remove();
  await collector.close();
});

/** What a browser that traces would send; `sampled`: whether it wants to see the trace. */
function browserTrace(sampled = true) {
  const traceId = randomBytes(16).toString('hex');
  const spanId = randomBytes(8).toString('hex');
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}` } };
}

/** From the browser's span down to this one; undefined where a span between is not there (yet). */
function pathTo(
  span: CollectedSpan,
  spans: readonly CollectedSpan[],
  root: string,
): readonly string[] | undefined {
  if (span.parentSpanId === root) return [span.name];
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  const above = parent && pathTo(parent, spans, root);
  return above && [...above, span.name];
}

/** Of all spans that have come; one whose path is not there (yet) is loose. */
function pathsIn({ traceId, spanId }: ReturnType<typeof browserTrace>): readonly string[] {
  const spans = collector.spansOf(traceId);
  return spans.map((span) => pathTo(span, spans, spanId)?.join(' > ') ?? `loose: ${span.name}`);
}

/** Resolves when all these paths are in the trace, and nothing in it hangs loose. */
async function traced(
  trace: ReturnType<typeof browserTrace>,
  wanted: readonly (readonly string[])[],
): Promise<void> {
  const wantedPaths = wanted.map((path) => path.join(' > '));
  const whole = () => {
    const found = new Set(pathsIn(trace));
    return (
      wantedPaths.every((path) => found.has(path)) && ![...found].some((path) => path.startsWith('loose'))
    );
  };
  await until(whole, 20_000).catch((error) => {
    const found = [...new Set(pathsIn(trace))].toSorted();
    throw new Error(`Of\n${wantedPaths.join('\n')}\nthere is only\n${found.join('\n')}`, { cause: error });
  });
}

const isDistributed = profile.words.includes('--distributed');

/** What an operation of a context does up to its events, and what brings these to others. */
const operation = (field: string, context: string) => [
  `mutation ${field}`,
  `fetch ${context}`,
  `operation ${context}`,
  ...appended(context),
];
const appended = (context: string) => [`append ${context}`, ...relayed(context)];
const relayed = (context: string) => (isDistributed ? [`send relay of ${context}`] : []);

test('an income is one trace, from the browser to whoever watches the balance', async () => {
  const accountId = await account(owner, { code: 'watched', balance: '10' });
  const watched = owner.subscribe(
    'subscription ($id: ID!) { balanceChanged(accountId: $id) { balance { amount } } }',
    { id: accountId },
  );
  await watched.next();
  const told = watched.next();
  const trace = browserTrace();
  const input = { idempotencyKey: 'traced', accountId, amount: usd('5'), description: 'Of Mrs Secretly' };
  await owner.query(mutationOf('recordIncome'), { input }, trace.headers);
  expect((await told).value.balanceChanged).toEqual({ balance: { amount: '15.00' } });

  const recorded = operation('recordIncome', 'accounts');
  await traced(trace, [
    [...recorded, 'process reports/projection/cash-flow/1'],
    [...recorded, 'process accounts/projection/accounts/1', 'subscription balanceChanged'],
  ]);
});

test('a sale is one trace, with what each context does about it', async () => {
  const tea = await product(owner, { sku: 'TEA', price: '5', pieces: 10 });
  const ada = await customer(owner, 'Ada Lovelace');
  const trace = browserTrace();
  const input = {
    ...{ idempotencyKey: 'sale', customerId: ada, awaitOutcomeMs: 10_000 },
    lines: [{ productId: tea, quantity: 2 }],
    payments: [{ method: 'CASH', tendered: usd('20') }],
  };
  await owner.query(mutationOf('placeOrder', 'order { status }'), { input }, trace.headers);

  const placed = operation('placeOrder', 'orders');
  const reserved = [...placed, 'process inventory/reactor/reservations', ...appended('inventory')];
  const taking = [...reserved, 'process orders/reactor/order-saga', ...appended('orders')];
  const taken = [...taking, 'process accounts/reactor/payments', ...appended('accounts')];
  const completed = [...taken, 'process orders/reactor/order-saga', ...appended('orders')];
  const takenOut = [...completed, 'process inventory/reactor/reservations', ...appended('inventory')];
  await traced(trace, [
    [...completed, 'process orders/projection/orders/1'],
    [...takenOut, 'process inventory/projection/stocks/1'],
  ]);
});

describe('what a subscription tells is in the trace of what caused it', () => {
  interface Told {
    readonly query: string;
    /** It tells the present state first; else changes alone, from when it is there. */
    readonly presentFirst: boolean;
    /** A change that it tells of. */
    readonly change: readonly [mutation: string, input: () => object];
    /** The projection that makes what it shows. */
    readonly by: string;
  }
  const ids = { tea: '', ada: '', account: '', delivery: '' };
  beforeAll(async () => {
    ids.tea = await product(owner, { sku: 'TOLD', price: '5', pieces: 100 });
    ids.ada = await customer(owner, 'Ada');
    ids.account = await account(owner, { code: 'told' });
    ids.delivery = (await sell(owner, { ...sale(), fulfilmentMethod: 'DELIVERY' })).id;
  });
  const sale = () => ({
    ...{ customerId: ids.ada, lines: [{ productId: ids.tea, quantity: 1 }], payments: [{ method: 'CARD' }] },
  });
  let price = 5;

  const subscriptions: Readonly<Record<string, Told>> = {
    balanceChanged: {
      query: 'subscription ($account: ID!) { balanceChanged(accountId: $account) { version } }',
      presentFirst: true,
      change: [
        'recordIncome',
        () => ({ accountId: ids.account, amount: usd('1'), description: 'Found in a drawer' }),
      ],
      by: 'accounts/projection/accounts/1',
    },
    orderChanged: {
      query: 'subscription ($delivery: ID!) { orderChanged(orderId: $delivery) { version } }',
      presentFirst: true,
      change: ['shipOrder', () => ({ orderId: ids.delivery })],
      by: 'orders/projection/orders/1',
    },
    ordersChanged: {
      query: 'subscription { ordersChanged { cursor } }',
      presentFirst: false,
      change: ['placeOrder', sale],
      by: 'orders/projection/orders/1',
    },
    productsChanged: {
      query: 'subscription { productsChanged { cursor } }',
      presentFirst: false,
      change: ['changePrice', () => ({ productId: ids.tea, price: usd(String(++price)) })],
      by: 'catalog/projection/products/1',
    },
    salesTodayChanged: {
      query: 'subscription { salesTodayChanged { orders } }',
      presentFirst: true,
      change: ['placeOrder', sale],
      by: 'reports/projection/sales/1',
    },
    stockChanged: {
      query: 'subscription ($tea: ID!) { stockChanged(productIds: [$tea]) { cursor } }',
      presentFirst: true,
      change: ['receiveStock', () => ({ productId: ids.tea, quantity: 1 })],
      by: 'inventory/projection/stocks/1',
    },
  };

  test('none is forgotten', async () => {
    const { __schema } = await owner.query('{ __schema { subscriptionType { fields { name } } } }');
    const names = __schema.subscriptionType.fields.map(({ name }: { readonly name: string }) => name);
    expect(Object.keys(subscriptions)).toEqual(names.toSorted());
  });

  test.each(Object.entries(subscriptions))('%s', async (field, { query, presentFirst, change, by }) => {
    const [mutation, input] = change;
    const make = (headers = {}) =>
      owner.query(mutationOf(mutation), { input: { idempotencyKey: randomUUID(), ...input() } }, headers);
    const events = owner.subscribe(query, ids);
    const first = events.next();
    // Until the subscription is there, its changes pass it by.
    while (!presentFirst && !(await Promise.race([first, pause(100)]))) await make();
    await first;

    const trace = browserTrace();
    await make(trace.headers);
    const delivered = () =>
      pathsIn(trace).find((path) => path.endsWith(` > process ${by} > subscription ${field}`));
    await until(() => delivered() !== undefined, 20_000).catch((error) => {
      throw new Error(`There is only\n${pathsIn(trace).toSorted().join('\n')}`, { cause: error });
    });
    expect(delivered()).toMatch(new RegExp(`^mutation ${mutation} > `));
  });
});

test('what the browser does not want to see is not recorded, and what nobody asked for begins at the gateway', async () => {
  const unwanted = browserTrace(false);
  await owner.query('{ products(first: 1) { edges { node { id } } } }', {}, unwanted.headers);
  await owner.query('query Named { products(first: 2) { edges { node { id } } } }');
  await until(() => collector.texts().some((text) => text.includes('"Named"')));
  expect(collector.spansOf(unwanted.traceId)).toEqual([]);
});

test('the gateway tells of operations and of who watches, in one process of logs and consumers too', async () => {
  const accountId = await account(owner, { code: 'counted', balance: '10' });
  const watched = owner.subscribe(
    'subscription ($id: ID!) { balanceChanged(accountId: $id) { balance { amount } } }',
    { id: accountId },
  );
  await watched.next();
  const text = await (await fetch(`${shop.address()}/metrics`)).text();
  const value = (series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.slice(series.length),
    );
  const operations = 'tillgraph_gateway_operation_seconds_count';
  expect(value(`${operations}{kind="mutation",field="recordIncome",outcome="ok"}`)).toBeGreaterThan(0);
  expect(value('tillgraph_gateway_subscribers')).toBeGreaterThan(0);
  if (isDistributed) return;
  const log = value('tillgraph_log_events_total{context="accounts",subgraph="accounts"}');
  expect(log).toBeGreaterThan(0);
  expect(value('tillgraph_log_batch_commands_sum{context="accounts"}')).toBeGreaterThan(0);
  expect(value('tillgraph_log_pool_connections{context="accounts",state="waiting"}')).toBe(0);
  const cashFlow = 'consumer="projection/cash-flow/1",context="accounts",subgraph="reports"';
  expect(value(`tillgraph_consumer_events_total{${cashFlow}}`)).toBeGreaterThan(0);
  expect(value(`tillgraph_consumer_parked_streams{${cashFlow}}`)).toBe(0);
});

test('nothing that somebody typed is in a trace or in the log, also when what they ask fails', async () => {
  const typed = [
    'Secretly',
    'Lovelace',
    'Byron',
    'owner@example.com',
    'owner-password',
    'wrong-password',
    '20.00',
  ];
  await customer(owner, 'Ada Byron');
  const refused = await owner.request(
    'mutation { registerCustomer(input: { name: "Byron", email: 7 }) { __typename } }',
  );
  expect(refused.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  const wrong = shop.signIn({ email: 'owner@example.com', password: 'wrong-password' });
  await expect(wrong).rejects.toThrow();
  const before = collector.texts().length;
  await until(() => collector.texts().length > before);
  // What the program prints for its owner is on standard output, the log's lines are JSON.
  const logged = shop
    .program()
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const told = [...collector.texts(), ...logged].join();
  for (const word of typed) expect(told).not.toContain(word);
});
