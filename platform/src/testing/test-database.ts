import { randomUUID } from 'node:crypto';
import { databaseUrl, dropDatabase, ensureDatabases } from '../postgres/databases.ts';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh, empty database on the server of this test run; it goes with the server when nobody drops it. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.TILLGRAPH_TEST_SERVER;
  if (!server) throw new Error('No test server: run tests by "npm test" or "npm run jest".');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await ensureDatabases(server, [name]);
  return { url: databaseUrl(server, name), drop: () => dropDatabase(server, name) };
}
