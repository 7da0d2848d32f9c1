import { randomUUID } from 'node:crypto';
import { type Db, MongoClient } from 'mongodb';

export interface MongoTestDatabase {
  readonly url: string;
  readonly name: string;
  /** For what a store does not tell. */
  readonly database: Db;
  drop(): Promise<void>;
}

/** A fresh, empty database on the MongoDB server of this test run. */
export async function mongoTestDatabase(): Promise<MongoTestDatabase> {
  const url = process.env.TEST_MONGODB_URL;
  if (!url)
    throw new Error('TEST_MONGODB_URL is not set: name a MongoDB server on which databases can be made.');
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5000 });
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const database = client.db(name);
  return {
    url,
    name,
    database,
    async drop() {
      await database.dropDatabase();
      await client.close();
    },
  };
}
