import type pg from 'pg';

/** Runs the work in one transaction that holds the lock: only one transaction of that name runs at a time. */
export async function lockedTransaction<Result>(
  pool: pg.Pool,
  lock: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // A statement of its own: the next ones see what the holders before have committed.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`consumers ${lock}`]);
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // Closing the connection ends the transaction, whatever state it is in.
    client.release(true);
    throw error;
  }
}
