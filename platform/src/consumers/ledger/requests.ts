import type { ContextName } from '@tillgraph/shared-domain/context';
import type pg from 'pg';

/** What another process asks of the one that runs the consumers. */
export type ConsumerRequest = { readonly id: string } & (
  | { readonly kind: 'rebuild'; readonly consumer: string }
  | {
      readonly kind: 'retry' | 'skip';
      readonly consumer: string;
      readonly context: ContextName;
      readonly stream: string;
      /** Of the stream's first parked event when it was asked: what `skip` leaves out. */
      readonly position: number;
    }
);

export interface Requests {
  /** Those that an earlier run left unfinished are to be done again. */
  reopen(): Promise<void>;
  /** What is asked of these consumers; of a projection by its name. */
  claim(consumers: readonly string[]): Promise<readonly ConsumerRequest[]>;
  finish(request: ConsumerRequest, failure: string | null): Promise<void>;
}

/** Told on when a request was made. */
export const requestChannel = 'consumer_requests';

export function createRequests(pool: pg.Pool): Requests {
  return {
    async reopen() {
      await pool.query(`UPDATE consumers.requests SET state = 'requested' WHERE state = 'running'`);
    },
    async claim(consumers) {
      const { rows } = await pool.query<ConsumerRequest>(
        `UPDATE consumers.requests SET state = 'running' WHERE id IN (
           SELECT id FROM consumers.requests WHERE state = 'requested' AND consumer = ANY ($1::text[])
           ORDER BY id FOR UPDATE SKIP LOCKED)
         RETURNING id, kind, consumer, context, stream, position::float8`,
        [consumers],
      );
      return rows;
    },
    async finish({ id }, failure) {
      await pool.query('UPDATE consumers.requests SET state = $2, message = $3 WHERE id = $1', [
        id,
        failure === null ? 'done' : 'failed',
        failure,
      ]);
    },
  };
}
