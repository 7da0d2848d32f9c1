import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { silenceLimits } from '../../../postgres/index.ts';

export interface LeadershipOptions {
  readonly databaseUrl: string;
  readonly signal: AbortSignal;
  /** The server could not be reached, or leading failed; it is tried again. */
  readonly onFailure: (error: unknown) => void;
  /**
   * Leads until the signal, which also tells that the leadership was lost. The connection holds the lock, so a statement
   * over it succeeds only while nobody else leads.
   */
  readonly lead: (connection: pg.Client, signal: AbortSignal) => Promise<void>;
}

/**
 * Lets one process lead at a time, by an advisory lock of the database's primary: the server frees it when the
 * connection of its holder is gone. The others ask again and again; to wait inside PostgreSQL would hold back its
 * clean-up.
 */
export async function lead(options: LeadershipOptions): Promise<void> {
  const { signal, onFailure } = options;
  while (!signal.aborted) {
    try {
      await leadOnce(options);
    } catch (error) {
      onFailure(error);
    }
    await delay(askInterval, undefined, { signal }).catch(() => undefined); // cut short by the signal
  }
}

async function leadOnce({ databaseUrl, signal, lead }: LeadershipOptions): Promise<void> {
  const lost = new AbortController();
  const client = new pg.Client({
    ...silenceLimits,
    connectionString: databaseUrl,
    application_name: 'tillgraph relay, leading',
    query_timeout: 10_000,
    // A leader's machine that is gone without a word holds the lock for some 11 s more.
    options:
      '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 ' +
      // How far Kafka is may be forgotten with the server: what is sent again is skipped. It is not worth a flush.
      '-c synchronous_commit=off',
  });
  client.on('error', (error) => lost.abort(error));
  client.once('end', () => lost.abort(new Error('The connection that holds the relay’s lock was lost.')));
  try {
    await client.connect();
    while (!signal.aborted) {
      const { rows } = await client.query<{ leads: boolean }>(askQuery, [relayLock]);
      if (rows[0]?.leads) {
        await lead(client, AbortSignal.any([signal, lost.signal]));
        if (lost.signal.aborted) throw lost.signal.reason;
        return;
      }
      await delay(askInterval, undefined, { signal }).catch(() => undefined); // cut short by the signal
    }
  } finally {
    // Over a network that is gone, nobody says goodbye.
    await Promise.race([client.end(), delay(1_000)]);
  }
}

/** A standby's locks are its own: only the primary's are the same for all. */
const askQuery = 'SELECT NOT pg_is_in_recovery() AND pg_try_advisory_lock($1) AS leads';

/** Any number that nothing else locks in the context's database. */
const relayLock = 7_411_500_402;
/** ms. */
const askInterval = 500;
