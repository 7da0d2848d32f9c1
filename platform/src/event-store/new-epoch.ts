import { withClient } from '../postgres/index.ts';

/**
 * To be called when a log was restored to an earlier point in a way that it cannot see itself, such as a dump that was
 * restored into the same database: readers build anew what they read before. Answers the new epoch.
 */
export function startNewEpoch(databaseUrl: string): Promise<string> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ epoch: string }>('SELECT event_store.start_new_epoch() AS epoch');
    if (!rows[0]) throw new Error('The log has lost its head row.');
    return rows[0].epoch;
  });
}
