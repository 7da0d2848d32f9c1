import pg from 'pg';
import { silenceLimits } from './silence-limits.ts';

/** For statements that take as long as they take, over a connection of their own. */
export async function withClient<Result>(
  databaseUrl: string,
  use: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ ...silenceLimits, connectionString: databaseUrl, query_timeout: 0 });
  // The statement reports what is wrong; an event that nobody hears would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    // Ends the transaction too when a statement of it failed.
    await client.end();
  }
}
