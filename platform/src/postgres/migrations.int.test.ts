import pg from 'pg';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { migrate } from './migrations.ts';

const first = { name: 'first', sql: 'CREATE TABLE things (n int); INSERT INTO things VALUES (1)' };
const second = { name: 'second', sql: 'INSERT INTO things VALUES (2)' };

let database: TestDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

const things = async () => (await client.query('SELECT n FROM things ORDER BY n')).rows.map(({ n }) => n);

test('each migration runs once, also when several processes start at once', async () => {
  await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, 'room', [first])));
  await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, 'room', [first, second])));
  expect(await things()).toEqual([1, 2]);
});

test('one that fails leaves nothing behind', async () => {
  const broken = { name: 'broken', sql: 'CREATE TABLE others (n int); SELECT nothing' };
  await expect(migrate(database.url, 'room', [first, broken])).rejects.toThrow();
  await migrate(database.url, 'room', [first]);
  expect(await things()).toEqual([1]);
});

test('rooms share a database and know nothing of each other', async () => {
  await migrate(database.url, 'room', [first]);
  await migrate(database.url, 'another', [second]);
  expect(await things()).toEqual([1, 2]);
});

test('a database of a newer program is refused', async () => {
  await migrate(database.url, 'room', [first, second]);
  await expect(migrate(database.url, 'room', [first])).rejects.toMatchObject({ code: 'DATABASE_TOO_NEW' });
});
