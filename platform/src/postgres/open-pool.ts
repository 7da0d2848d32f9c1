import pg from 'pg';
import { silenceLimits } from './silence-limits.ts';

/** A pool that replaces lost connections when the next statement needs one. */
export function openPool(options: pg.PoolConfig): pg.Pool {
  return new pg.Pool({ ...silenceLimits, ...options })
    .on('error', toldByStatement)
    .on('connect', (client) => client.on('error', toldByStatement));
}

/** The statement under way, or the next one, reports what is wrong; an event that nobody hears would end the process. */
const toldByStatement = () => undefined;
