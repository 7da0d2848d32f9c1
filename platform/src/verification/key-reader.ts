import { openPool } from '../postgres/index.ts';

/** A key's accepted command that recorded something: one outcome, of which this is left. */
export interface KeptOutcome {
  readonly issuerKind: string;
  readonly issuerId: string;
  readonly firstPosition: number;
  readonly lastPosition: number;
}

/** A context's idempotency keys in the order of what they recorded. */
export interface KeyReader {
  next(): Promise<KeptOutcome | undefined>;
  close(): Promise<void>;
}

const pageSize = 5000;

export async function openKeyReader(databaseUrl: string): Promise<KeyReader> {
  const pool = openPool({ connectionString: databaseUrl, max: 1, query_timeout: 0 });
  const client = await pool.connect();
  await client.query('BEGIN READ ONLY');
  await client.query(`DECLARE kept NO SCROLL CURSOR FOR
    SELECT issuer_kind AS "issuerKind", issuer_id AS "issuerId", first_position::float8 AS "firstPosition",
      last_position::float8 AS "lastPosition"
    FROM event_store.idempotency WHERE accepted AND last_position >= first_position ORDER BY first_position`);
  let page: readonly KeptOutcome[] = [];
  let at = 0;
  return {
    async next() {
      if (at >= page.length) {
        page = (await client.query<KeptOutcome>(`FETCH ${pageSize} FROM kept`)).rows;
        at = 0;
      }
      const outcome = page[at];
      at += 1;
      return outcome;
    },
    async close() {
      await client.query('ROLLBACK');
      client.release();
      await pool.end();
    },
  };
}
