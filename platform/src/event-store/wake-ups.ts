import pg from 'pg';
import { silenceLimits } from '../postgres/index.ts';

export interface WakeUpOptions {
  readonly databaseUrl: string;
  readonly channel: string;
  /** Another process has committed, or may have while the connection was down. */
  readonly onForeign: () => void;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Tells other processes of commits and hears of theirs, over a connection of its own and after the commit: a NOTIFY
 * inside the transaction that commits halves the commit rate of the whole server. Many commits are told at once, and
 * none where nobody else listens, as in a shop of one process: two hundred a second cost it 4 % of its appends' time.
 */
export class WakeUps {
  private readonly options: WakeUpOptions;
  private client: pg.Client | undefined;
  private closed = false;
  private toTell = false;
  /** Others listen, as far as is known: who comes says so, and that all have gone is seen when it is asked again. */
  private heard = false;
  private askedAt = Number.NEGATIVE_INFINITY;
  private telling: Promise<void> | undefined;
  private reconnecting: NodeJS.Timeout | undefined;

  constructor(options: WakeUpOptions) {
    this.options = options;
  }

  async open(): Promise<void> {
    const client = new pg.Client({
      ...silenceLimits,
      connectionString: this.options.databaseUrl,
      application_name: 'tillgraph event store, wake-ups',
      query_timeout: 5_000,
      // A hint may be lost with the server: it is not worth a flush.
      options: '-c synchronous_commit=off',
    });
    let own: number | undefined;
    client.on('error', this.options.onTrouble);
    client.on('notification', ({ processId, payload }) => {
      if (processId === own) return;
      this.heard = true;
      if (payload !== arrival) this.options.onForeign();
    });
    try {
      await client.connect();
      // As long as it listens, it has the lock that shows it to others.
      const { rows } = await client.query<{ own: number }>(
        'SELECT pg_backend_pid() AS own, pg_advisory_lock_shared($1)',
        [listenersLock],
      );
      own = rows[0]?.own;
      const channel = pg.escapeIdentifier(this.options.channel);
      await client.query(`LISTEN ${channel}; NOTIFY ${channel}, '${arrival}'`);
      this.askedAt = Number.NEGATIVE_INFINITY;
      client.once('end', () => this.reconnect(client));
      this.client = client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /** Soon, and together with what else is committed meanwhile. */
  tell(): void {
    this.toTell = true;
    this.telling ??= this.tellAll();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.reconnecting);
    await this.telling;
    await this.client?.end();
  }

  private async tellAll(): Promise<void> {
    while (this.toTell && this.client) {
      this.toTell = false;
      await this.tellOthers(this.client).catch(this.options.onTrouble);
      await new Promise((resolve) => setTimeout(resolve, quietTime));
    }
    this.telling = undefined;
  }

  private async tellOthers(client: pg.Client): Promise<void> {
    if (performance.now() - this.askedAt > askingInterval) {
      this.askedAt = performance.now();
      const { rows } = await client.query<{ alone: boolean }>(aloneQuery, [listenersLock]);
      this.heard = rows[0]?.alone !== true;
    }
    if (this.heard) await client.query(`NOTIFY ${pg.escapeIdentifier(this.options.channel)}`);
  }

  private reconnect(lost: pg.Client): void {
    if (this.client === lost) this.client = undefined;
    if (this.closed || this.reconnecting) return;
    this.reconnecting = setTimeout(async () => {
      this.reconnecting = undefined;
      try {
        await this.open();
        this.options.onForeign();
      } catch (error) {
        this.options.onTrouble(error);
        this.reconnect(lost);
      }
    }, reconnectPause);
  }
}

const arrival = 'here';

/** Nobody else has it shared, for then it could not be had alone. A session's own locks do not exclude each other. */
const aloneQuery = 'SELECT pg_try_advisory_lock($1) AND pg_advisory_unlock($1) AS alone';

/** Any number that nothing else locks in these databases. */
const listenersLock = 7_411_500_211;
/** ms */
const quietTime = 5;
const askingInterval = 2_000;
const reconnectPause = 200;
