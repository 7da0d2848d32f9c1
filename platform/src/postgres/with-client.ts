import pg from 'pg';
import { silenceLimits } from './silence-limits.ts';

/** A connection for statements that take as long as they take. It is to be ended by who opened it. */
export async function openClient(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ ...silenceLimits, connectionString, query_timeout: 0 });
  // The statement reports what is wrong; an event that nobody hears would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Over a connection of their own, as `openClient`. */
export async function withClient<Result>(
  databaseUrl: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await openClient(databaseUrl);
  try {
    return await use(client);
  } finally {
    // Ends the transaction too when a statement of it failed.
    await client.end();
  }
}
