import { join } from 'node:path';
import { runningServer } from '@tillgraph/platform/postgres';
import { type StoredTexts, textsInPostgres } from '@tillgraph/platform/testing';
import { profile } from './profile.ts';

/** All that a running shop has stored, on every server, as text by where it is. */
export async function storedTexts(dataDir: string): Promise<StoredTexts> {
  const server = await runningServer(join(dataDir, 'postgresql'));
  if (!server) throw new Error(`No PostgreSQL runs in ${dataDir}.`);
  const inPostgres = await textsInPostgres(server('postgres'), 'tillgraph_');
  return new Map([...inPostgres, ...(await profile.storedElsewhere(dataDir))]);
}
