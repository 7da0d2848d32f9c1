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
 * inside the transaction that commits halves the commit rate of the whole server. Many commits are told at once.
 */
export class WakeUps {
  private readonly options: WakeUpOptions;
  private client: pg.Client | undefined;
  private closed = false;
  private toTell = false;
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
    client.on('notification', ({ processId }) => {
      if (processId !== own) this.options.onForeign();
    });
    try {
      await client.connect();
      const { rows } = await client.query<{ own: number }>('SELECT pg_backend_pid() AS own');
      own = rows[0]?.own;
      await client.query(`LISTEN ${pg.escapeIdentifier(this.options.channel)}`);
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
      await this.client
        .query(`NOTIFY ${pg.escapeIdentifier(this.options.channel)}`)
        .catch(this.options.onTrouble);
      await new Promise((resolve) => setTimeout(resolve, quietTime));
    }
    this.telling = undefined;
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

/** ms */
const quietTime = 5;
const reconnectPause = 200;
