import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runningServer } from '@tillgraph/platform/postgres';
import { type StoredTexts, textsInPostgres } from '@tillgraph/platform/testing';
import { profile } from './profile.ts';
import { openShopRecords } from './shop-records.ts';

/**
 * All that a running shop has stored, as text by where it is: on every server, in its data folder beside PostgreSQL's own
 * files, and its events as whoever has the shop's keys reads them in logs and topics.
 */
export async function storedTexts(dataDir: string): Promise<StoredTexts> {
  const server = await runningServer(join(dataDir, 'postgresql'));
  if (!server) throw new Error(`No PostgreSQL runs in ${dataDir}.`);
  const records = await openShopRecords(dataDir);
  const [logs, published] = [await records.logs(), await records.published()];
  await records.close();
  return new Map([
    ...(await textsInPostgres(server('postgres'), 'tillgraph_')),
    ...(await profile.storedElsewhere(dataDir)),
    ...(await textsInFiles(dataDir)),
    [readableLogs, JSON.stringify(logs)],
    ...(profile.words.length > 0 ? [[readableTopics, JSON.stringify(published)] as const] : []),
  ]);
}

export const readableLogs = 'logs, decrypted';
export const readableTopics = 'topics, decrypted';

async function textsInFiles(dataDir: string): Promise<StoredTexts> {
  const found = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(dataDir, join(parentPath, name)))
    .filter((path) => !path.startsWith(join('postgresql', 'data')));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [`file ${path}`, await readFile(join(dataDir, path), 'utf8')] as const),
    ),
  );
}
