import pg from 'pg';
import { testDatabase } from './test-database.ts';

test('each test database is empty and its own', async () => {
  const [first, second] = await Promise.all([testDatabase(), testDatabase()]);
  const client = new pg.Client({ connectionString: first.url });
  await client.connect();
  await client.query('CREATE TABLE mine (id int)');
  await client.end();
  const other = new pg.Client({ connectionString: second.url });
  await other.connect();
  await expect(other.query('SELECT FROM mine')).rejects.toThrow('does not exist');
  await other.end();
  await Promise.all([first.drop(), second.drop()]);
});
