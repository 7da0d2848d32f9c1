import { withClient } from '../postgres/index.ts';

/**
 * To be called when a log was restored to an earlier point in a way that it cannot see itself, such as a dump that was
 * restored into the same database: readers build anew what they read before. Answers the new epoch.
 */
export const startNewEpoch = (databaseUrl: string): Promise<string> =>
  epochFrom(databaseUrl, 'SELECT event_store.start_new_epoch() AS epoch');

/** The same for a log that would see it at its next start: the epoch stays the one that is answered here. */
export const startRestoredEpoch = (databaseUrl: string): Promise<string> =>
  epochFrom(
    databaseUrl,
    `UPDATE event_store.head SET epoch = gen_random_uuid(), origin = '' RETURNING epoch`,
  );

function epochFrom(databaseUrl: string, statement: string): Promise<string> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ epoch: string }>(statement);
    if (!rows[0]) throw new Error('The log has lost its head row.');
    return rows[0].epoch;
  });
}
