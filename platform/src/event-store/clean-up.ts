import type { Reader } from './reader.ts';

/**
 * Forgets, a little at a time, the keys that may expire, and the batches of connections that are long gone. By the
 * server's clock, for the log's may be simulated.
 */
export class CleanUp {
  private readonly reader: Reader;
  private readonly onTrouble: (error: unknown) => void;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(reader: Reader, onTrouble: (error: unknown) => void) {
    this.reader = reader;
    this.onTrouble = onTrouble;
  }

  start(): void {
    this.running = this.run();
    this.timer = setInterval(() => {
      this.running = this.run();
    }, interval);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    try {
      await this.reader.rows('expire batches', expireBatches, []);
      await this.reader.rows('expire keys', expireKeys, [keysAtATime]);
    } catch (error) {
      this.onTrouble(error);
    }
  }
}

const expireBatches = "DELETE FROM event_store.batches WHERE sent_at < now() - interval '1 day'";

/** Reactors' keys never expire: an event may be delivered again however late. */
const expireKeys = `DELETE FROM event_store.idempotency WHERE (issuer_kind, issuer_id, key) IN (
  SELECT issuer_kind, issuer_id, key FROM event_store.idempotency
  WHERE issuer_kind <> 'reactor' AND recorded_at < now() - interval '90 days'
  LIMIT $1)`;

/** Each minute at most so many: more than a shop makes, and done in a moment. */
const keysAtATime = 5_000;
const interval = 60_000;
