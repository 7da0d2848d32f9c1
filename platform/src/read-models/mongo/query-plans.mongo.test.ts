import { type MongoTestDatabase, mongoTestDatabase } from '@tillgraph/platform/testing';
import type { Collection, Document } from 'mongodb';
import type { CollectionDefinition, CollectionWriter, Find, ReadModelStore } from '../port.ts';
import { countFilter, findQuery } from './find-query.ts';
import { createMongoReadModels } from './mongo-read-models.ts';
import type { StoredRecord } from './stored-record.ts';

interface Sale {
  readonly status: string;
  readonly customer: string;
  readonly placedAt: string;
  readonly total: { readonly minor: number };
  readonly paid: boolean;
  readonly codes: readonly string[];
  readonly name: string;
}

const placedAt = { path: 'placedAt', type: 'text' } as const;
const total = { path: 'total.minor', type: 'number' } as const;

const sales: CollectionDefinition<Sale> = {
  name: 'sales',
  indexes: [
    { name: 'by_placed', fields: [placedAt] },
    { name: 'by_total', fields: [total] },
    { name: 'by_status', fields: [{ path: 'status', type: 'text' }, placedAt] },
    {
      name: 'by_paid',
      fields: [{ path: 'paid', type: 'boolean' }, { ...total, direction: 'descending' }, placedAt],
    },
    { name: 'by_customer', fields: [{ path: 'customer', type: 'text' }, placedAt] },
    { name: 'by_code', fields: [{ path: 'codes', type: 'text' }], elements: true },
  ],
  resumable: true,
  searchable: ({ name }) => [name],
};
const shape = sales as CollectionDefinition<never>;
/** More than a day's, one a minute. */
const rows = 1600;

describe('every kind of find reads an index', () => {
  let database: MongoTestDatabase;
  let store: ReadModelStore;
  let collection: CollectionWriter<Sale>;
  let stored: Collection<StoredRecord>;
  let explains = true;

  beforeAll(async () => {
    database = await mongoTestDatabase();
    store = await createMongoReadModels({ url: database.url, database: database.name });
    collection = await store.open(sales, '1');
    stored = database.database.collection<StoredRecord>('sales_1');
    const statuses = ['PENDING', 'RESERVED', 'PAID', 'COMPLETED', 'SHIPPED', 'CANCELLED'];
    await collection.write(
      Array.from({ length: rows }, (_, at) => ({
        id: `sale-${at}`,
        expected: undefined,
        next: {
          status: statuses[at % statuses.length] ?? '',
          customer: `customer-${at % 500}`,
          placedAt: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
          total: { minor: (at * 7919) % 100_000 },
          paid: at % 3 === 0,
          codes: [`code-${at}`],
          name: `Sale number ${at} of ${(at * 7919).toString(36)}`,
        },
        positions: { 'orders/0': at + 1 },
        changed: at + 1,
      })),
    );
    explains = await plansCompoundFinds(database);
    if (!explains)
      console.warn('This server does not plan as MongoDB does: only what is found is looked at.');
  }, 120_000);

  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const descending = { ...placedAt, direction: 'descending' } as const;
  const status = (...value: string[]) => ({ path: 'status', op: 'in', value }) as const;
  const cursor = [new Date(Date.UTC(2026, 0, 2)).toISOString(), 'sale-1'];

  test.each<[string, string, Partial<Find>]>([
    ['the first page', 'by_placed', { orderBy: [placedAt] }],
    ['backwards', 'by_placed', { orderBy: [descending] }],
    ['a later page', 'by_placed', { orderBy: [placedAt], after: cursor }],
    ['a later page backwards', 'by_placed', { orderBy: [descending], after: cursor }],
    [
      'by number',
      'by_total',
      { orderBy: [{ ...total, direction: 'descending' }], after: [50_000, 'sale-7'] },
    ],
    ['by id', '_id_', { after: ['sale-77'] }],
    [
      'of one status',
      'by_status',
      { where: [{ path: 'status', op: 'eq', value: 'PAID' }], orderBy: [descending], after: cursor },
    ],
    [
      'of several statuses',
      'by_status',
      { where: [status('PENDING', 'RESERVED')], orderBy: [placedAt], after: cursor },
    ],
    [
      'with a residual condition',
      'by_status',
      { where: [status('COMPLETED'), { path: 'paid', op: 'eq', value: true }], orderBy: [descending] },
    ],
    [
      'in mixed directions',
      'by_paid',
      {
        where: [{ path: 'paid', op: 'eq', value: true }],
        orderBy: [{ ...total, direction: 'descending' }, placedAt],
        after: [500, cursor[0] ?? '', 'sale-1'],
      },
    ],
    [
      'of a range',
      'by_placed',
      {
        where: [
          { path: 'placedAt', op: 'gte', value: '2026-01-02' },
          { path: 'placedAt', op: 'lt', value: '2026-01-03' },
        ],
        orderBy: [placedAt],
      },
    ],
    [
      'by an element',
      'by_code',
      { where: [{ path: 'codes', op: 'has', value: 'code-777' }], orderBy: [placedAt] },
    ],
    ['by a part of a text', 'search', { search: 'number 777', orderBy: [placedAt] }],
    [
      'by a part longer than what is indexed',
      'search',
      { search: 'sale number 1234 of', orderBy: [placedAt] },
    ],
  ])('%s', async (_kind, index, options) => {
    const find: Find = { orderBy: [], limit: 21, ...options };
    expect((await collection.find(find)).length).toBeGreaterThan(0);
    if (!explains) return;
    const { filter, sort } = findQuery(shape, find);
    const plan = await stored
      .find(filter)
      .sort({ ...sort })
      .limit(find.limit)
      .explain('executionStats');
    const scans = stagesOf(plan).filter(({ stage }) => stage === 'IXSCAN');
    expect(stagesOf(plan).map(({ stage }) => stage)).not.toContain('COLLSCAN');
    expect(new Set(scans.map(({ indexName }) => withoutHash(indexName)))).toEqual(new Set([index]));
    // A page, or the few that the search or the element yields, is all that was read.
    expect(plan.executionStats.totalKeysExamined).toBeLessThan(100);
    expect(plan.executionStats.totalDocsExamined).toBeLessThan(100);
  });

  test('documents by id, those that changed since, and a count', async () => {
    if (!explains) return;
    const plans = await Promise.all([
      stored.find({ _id: { $in: ['sale-1', 'sale-2'] } }).explain('executionStats'),
      stored
        .find({ changed: { $gt: rows - 50 }, document: { $exists: true } })
        .sort({ changed: 1, _id: 1 })
        .explain('executionStats'),
      stored
        .find(countFilter({ where: [{ path: 'customer', op: 'eq', value: 'customer-7' }] }))
        .explain('executionStats'),
    ]);
    for (const plan of plans) {
      expect(stagesOf(plan).map(({ stage }) => stage)).not.toContain('COLLSCAN');
      expect(plan.executionStats.totalDocsExamined).toBeLessThan(100);
    }
  });
});

/** Not every server that speaks the protocol reads of an index only as much as was asked for, and tells it. */
async function plansCompoundFinds({ database }: MongoTestDatabase): Promise<boolean> {
  const probe = database.collection('probe');
  await probe.createIndex({ a: 1, b: 1 });
  await probe.insertMany(Array.from({ length: 20 }, (_, b) => ({ a: 1, b })));
  const plan = await probe
    .find({ a: 1, b: { $gte: 1 } })
    .sort({ b: 1 })
    .limit(5)
    .explain('executionStats');
  const reads = stagesOf(plan).some(({ stage }) => stage === 'IXSCAN');
  return reads && plan.executionStats.totalKeysExamined < 10;
}

interface Stage {
  readonly stage: string;
  readonly indexName?: string;
}

/** Of the plan that was taken, in whatever form the server's version tells it. */
function stagesOf(plan: Document): readonly Stage[] {
  const winning = plan.queryPlanner.winningPlan;
  return walk(winning.queryPlan ?? winning);
}

function walk(stage: Document): readonly Stage[] {
  const inputs: readonly Document[] = [
    ...(stage.inputStages ?? []),
    ...(stage.inputStage ? [stage.inputStage] : []),
  ];
  return [{ stage: stage.stage, indexName: stage.indexName }, ...inputs.flatMap(walk)];
}

const withoutHash = (name = ''): string => name.replace(/_[0-9a-f]{6}$/, '');
