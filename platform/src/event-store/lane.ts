import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { isConnectionError, silenceLimits } from '../postgres/index.ts';
import type { BatchResult } from './batch-result.ts';

export interface LaneOptions {
  readonly databaseUrl: string;
  /** The log's epoch, told when a connection was made: the log may have been restored before it. */
  readonly onConnected: (epoch: string) => void;
  /** A connection was lost or refused; it is tried again. */
  readonly onTrouble: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** A connection that writes batches, one at a time, and knows of each in the end whether it was committed. */
export class Lane {
  state: 'idle' | 'sent' | 'locked' = 'idle';
  private readonly options: LaneOptions;
  private readonly id = randomUUID();
  private batches = 0;
  private client: pg.Client | undefined;
  private holdsLock = false;

  constructor(options: LaneOptions) {
    this.options = options;
  }

  /**
   * Null: nothing of the batch was written. Throws the server's error about the batch's values, of which nothing was
   * written either. A connection that is lost while COMMIT may be under way costs time only: the batch is looked up.
   */
  async append(
    epoch: string,
    known: number,
    batch: readonly (string | null)[],
    onLocked: () => void,
  ): Promise<BatchResult | null> {
    const client = await this.connected();
    this.batches += 1;
    const number = this.batches;
    const locked = () => {
      this.state = 'locked';
      onLocked();
    };
    client.once('notice', locked);
    try {
      const { rows } = await client.query<{ result: BatchResult }>({
        name: 'append',
        text: appendStatement,
        values: [this.id, number, epoch, known, ...batch],
      });
      if (this.holdsLock) await client.query('COMMIT');
      return rows[0]?.result ?? null;
    } catch (error) {
      if (!isConnectionError(error)) {
        await this.unlock();
        throw error;
      }
      this.options.onTrouble(error);
      this.disconnect();
      return await this.recover(number);
    } finally {
      this.holdsLock = false;
      client.off('notice', locked);
    }
  }

  /** Connects at once, so that an unreachable server is known at the start. */
  async open(): Promise<void> {
    this.client = await this.connect();
  }

  async close(): Promise<void> {
    await this.client?.end();
    this.client = undefined;
  }

  /** Takes the log's lock ahead of the next batch: what is read from now on stays as it is until that is written. */
  async lock(): Promise<void> {
    const client = await this.connected();
    try {
      await client.query('BEGIN; SELECT FROM event_store.head FOR UPDATE');
      this.holdsLock = true;
    } catch (error) {
      this.disconnect();
      throw error;
    }
  }

  /** There is nothing to be written under the lock. */
  async unlock(): Promise<void> {
    if (!this.holdsLock) return;
    this.holdsLock = false;
    await this.client?.query('ROLLBACK').catch((error) => {
      this.options.onTrouble(error);
      this.disconnect();
    });
  }

  private async connected(): Promise<pg.Client> {
    for (let pause = 10; ; pause = Math.min(pause * 2, 500)) {
      this.options.signal.throwIfAborted();
      try {
        this.client ??= await this.connect();
        return this.client;
      } catch (error) {
        this.options.onTrouble(error);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  private async recover(number: number): Promise<BatchResult | null> {
    for (;;) {
      const client = await this.connected();
      try {
        const { rows } = await client.query<{ result: BatchResult | null }>(
          'SELECT event_store.recover_batch($1, $2) AS result',
          [this.id, number],
        );
        return rows[0]?.result ?? null;
      } catch (error) {
        this.options.onTrouble(error);
        this.disconnect();
      }
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      ...silenceLimits,
      connectionString: this.options.databaseUrl,
      application_name: 'tillgraph event store, writing',
      statement_timeout: 5_000,
      query_timeout: 8_000,
      options: sessionSettings,
    });
    client.on('error', (error) => {
      this.options.onTrouble(error);
      if (this.client === client) this.disconnect();
    });
    try {
      await client.connect();
      const { rows } = await client.query<{ epoch: string }>('SELECT event_store.check_origin() AS epoch');
      if (rows[0]) this.options.onConnected(rows[0].epoch);
      return client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  private disconnect(): void {
    this.client?.end().catch(this.options.onTrouble);
    this.client = undefined;
  }
}

const sessionSettings = [
  'client_min_messages=notice',
  // Every lookup is by index, whatever the statistics of a young table say; the plan is made once.
  'enable_seqscan=off',
  'jit=off',
  'plan_cache_mode=force_generic_plan',
  // A process that was stopped while it held the lock must not stop the others.
  'idle_in_transaction_session_timeout=3s',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

const appendStatement = `SELECT event_store.append_batch(${Array.from({ length: 40 }, (_, index) => `$${index + 1}`).join(', ')}) AS result`;
