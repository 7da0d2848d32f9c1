import { type TestDatabase, testDatabase, until } from '@tillgraph/platform/testing';
import pg from 'pg';
import type { CollectionDefinition, Find, ReadModelStore } from '../port.ts';
import { countStatement, findStatement, type Statement } from './find-statement.ts';
import { createPostgresReadModels } from './postgres-read-models.ts';
import { tableDefinition } from './table-definition.ts';

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
const { table, columns } = tableDefinition(sales as CollectionDefinition<never>, '1');
const found = { name: table, columns: new Set(columns.keys()) };
const rows = 20_000;

describe('every kind of find reads an index', () => {
  let database: TestDatabase;
  let store: ReadModelStore;
  let client: pg.Client;

  beforeAll(async () => {
    database = await testDatabase();
    store = await createPostgresReadModels({ databaseUrl: database.url });
    const collection = await store.open(sales, '1');
    const statuses = ['PENDING', 'RESERVED', 'PAID', 'COMPLETED', 'SHIPPED', 'CANCELLED'];
    for (let start = 0; start < rows; start += 2000) {
      await collection.write(
        Array.from({ length: 2000 }, (_, offset) => {
          const at = start + offset;
          return {
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
          };
        }),
      );
    }
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`ANALYZE ${table}`);
  }, 60_000);

  afterAll(async () => {
    await client.end();
    await store.close();
    await database.drop();
  });

  const explain = async ({ text, values }: Statement): Promise<string> => {
    const plan = await client.query(`EXPLAIN (ANALYZE, TIMING OFF) ${text}`, [...values]);
    return plan.rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const find = (options: Partial<Find>): Statement =>
    findStatement(found, sales as CollectionDefinition<never>, { orderBy: [], limit: 21, ...options });
  const descending = { ...placedAt, direction: 'descending' } as const;
  const status = (...value: string[]) => ({ path: 'status', op: 'in', value }) as const;
  const cursor = [new Date(Date.UTC(2026, 0, 5)).toISOString(), 'sale-1'];

  test.each<[string, Partial<Find>]>([
    ['the first page', { orderBy: [placedAt] }],
    ['backwards', { orderBy: [descending] }],
    ['a later page', { orderBy: [descending], after: cursor }],
    ['by number', { orderBy: [{ ...total, direction: 'descending' }], after: [50_000, 'sale-7'] }],
    ['by id', { after: ['sale-77'] }],
    [
      'of one status',
      { where: [{ path: 'status', op: 'eq', value: 'PAID' }], orderBy: [descending], after: cursor },
    ],
    ['of several statuses', { where: [status('PENDING', 'RESERVED')], orderBy: [placedAt], after: cursor }],
    [
      'with a residual condition',
      { where: [status('PAID'), { path: 'paid', op: 'eq', value: true }], orderBy: [descending] },
    ],
    [
      'in mixed directions',
      {
        where: [{ path: 'paid', op: 'eq', value: true }],
        orderBy: [{ ...total, direction: 'descending' }, placedAt],
        after: [500, cursor[0] ?? '', 'sale-1'],
      },
    ],
    [
      'of a range',
      {
        where: [
          { path: 'placedAt', op: 'gte', value: '2026-01-03' },
          { path: 'placedAt', op: 'lt', value: '2026-01-04' },
        ],
        orderBy: [placedAt],
      },
    ],
    ['by an element', { where: [{ path: 'codes', op: 'has', value: 'code-777' }], orderBy: [placedAt] }],
    ['by a part of a text', { search: 'number 777', orderBy: [placedAt] }],
  ])('%s', async (_kind, options) => {
    const plan = await explain(find(options));
    expect(plan).toMatch(/Index (Only )?Scan/);
    expect(plan).not.toMatch(/Seq Scan/);
    // A page, or the few that the search or the element yields, is all that was read.
    const read = [...plan.matchAll(/Scan .*actual rows=([\d.]+)/g)].map(([, count]) => Number(count));
    expect(Math.max(...read)).toBeLessThan(200);
  });

  test('documents by id, and those that changed since', async () => {
    const byId = await explain({
      text: `SELECT id FROM ${table} WHERE id = ANY ($1::text[])`,
      values: ['{sale-1,sale-2}'],
    });
    expect(byId).toMatch(/Index/);
    const changed = await explain({
      text: `SELECT id FROM ${table} WHERE document IS NOT NULL AND changed > $1 ORDER BY changed
             FETCH FIRST $2 ROWS WITH TIES`,
      values: [rows - 50, 500],
    });
    expect(changed).toMatch(/Index (Only )?Scan using sales_1_changed/);
  });

  test('a count reads no more than it may count', async () => {
    const where = [{ path: 'customer', op: 'eq', value: 'customer-7' } as const];
    expect(await explain(countStatement(found, { where }, 1000))).toMatch(/Index/);
    expect(await explain(countStatement(found, {}, 100))).toMatch(/actual rows=100/);
  });
});

test('a change of what is not indexed writes to no index', async () => {
  const database = await testDatabase();
  const store = await createPostgresReadModels({ databaseUrl: database.url, connections: 1 });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { resumable: _, ...updated } = sales;
  const collection = await store.open(updated, '1');
  const sale = (paid: boolean, name: string, notes: string) => ({
    ...{ status: 'PAID', customer: 'ann', placedAt: '2026', total: { minor: 1 }, codes: ['x'] },
    ...{ paid, name, notes },
  });
  const put = (version: number, next: Sale, before?: Sale) =>
    collection.write([
      {
        id: 'sale',
        expected: version === 1 ? undefined : { 'orders/0': version - 1 },
        ...{ before, next, positions: { 'orders/0': version }, changed: version },
      },
    ]);
  await put(1, sale(true, 'Tea', ''));
  await put(2, sale(true, 'Tea', 'noted'), sale(true, 'Tea', ''));
  await put(3, sale(true, 'Tea', 'noted again'), sale(true, 'Tea', 'noted'));
  await put(4, sale(false, 'Tea', ''), sale(true, 'Tea', 'noted again'));
  await put(5, sale(false, 'Coffee', ''), sale(false, 'Tea', ''));
  await until(async () => {
    await collection.get('sale'); // the server tells what a connection did when it is used again
    const { rows } = await client.query(
      'SELECT n_tup_upd::int AS updates, n_tup_hot_upd::int AS "heapOnly" FROM pg_stat_user_tables WHERE relid = $1::regclass',
      [table],
    );
    return rows[0]?.updates === 4 && rows[0]?.heapOnly === 2;
  });
  expect((await collection.find({ search: 'coff', orderBy: [], limit: 1 })).length).toBe(1);
  await client.end();
  await store.close();
  await database.drop();
}, 20_000);

test('a table without the columns of its indexes is read as it is, and gets them when it is written', async () => {
  const database = await testDatabase();
  const store = await createPostgresReadModels({ databaseUrl: database.url });
  const [byPlaced] = sales.indexes;
  const before = await store.open({ ...sales, indexes: byPlaced ? [byPlaced] : [] }, '1');
  const next = { customer: 'ann', placedAt: '2026', status: 'PAID', name: '' } as Sale; // as an older program made it
  await before.write([{ id: 'sale', expected: undefined, next, positions: { 'orders/0': 1 }, changed: 1 }]);
  const reader = await store.open(sales, '1', { asItIs: true });
  const ofAnn = {
    where: [{ path: 'customer', op: 'eq', value: 'ann' }],
    orderBy: [placedAt],
    limit: 1,
  } as const;
  expect(await reader.find(ofAnn)).toHaveLength(1);
  const writer = await store.open(sales, '1');
  for (const each of [reader, writer]) expect(await each.find(ofAnn)).toHaveLength(1);
  await store.close();
  await database.drop();
});
