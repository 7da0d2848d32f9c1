/** The floor: the event as a row of a plain table, committed by itself, without versions, keys or positions. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { closedLoop } from '../measuring/closed-loop.js';
import { income } from '../measuring/income.js';
import { answer, parameters } from '../measuring/script.js';

const { url, clients, seconds } = parameters();
// More connections than this made it slower.
const pool = new pg.Pool({ connectionString: url, max: Math.min(clients, 64) });
await pool.query(
  'CREATE TABLE IF NOT EXISTS events (position bigserial PRIMARY KEY, stream text NOT NULL, type text NOT NULL, data jsonb NOT NULL)',
);
const run = randomUUID();
answer(
  await closedLoop(clients, seconds, (client) => {
    const accountId = `${run}-${client}`;
    const { type, data } = income(accountId);
    return pool.query({
      name: 'insert',
      text: 'INSERT INTO events (stream, type, data) VALUES ($1, $2, $3)',
      values: [`account-${accountId}`, type, data],
    });
  }),
);
await pool.end();
