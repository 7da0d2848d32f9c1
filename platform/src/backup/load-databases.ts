import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { databaseUrl, ensureDatabases, openClient } from '../postgres/index.ts';
import type { ArchiveEntry } from './archive.ts';
import { entryHeader } from './headers.ts';

export interface LoadOptions {
  /** Of an empty server, with its maintenance database. */
  readonly serverUrl: string;
  readonly onFile: (name: string, text: string) => void;
  readonly onProgress: (bytes: number) => void;
}

/** Makes the databases that the entries tell of, after the first header. */
export async function loadDatabases(
  entries: AsyncIterable<ArchiveEntry>,
  { serverUrl, onFile, onProgress }: LoadOptions,
): Promise<void> {
  let database: LoadedDatabase | undefined;
  let bytes = 0;
  try {
    for await (const entry of entries) {
      if (entry.kind === 'bytes') {
        await database?.write(entry.bytes);
        bytes += entry.bytes.length;
        onProgress(bytes);
        continue;
      }
      const header = entryHeader.parse(entry.header);
      if ('database' in header) {
        await database?.finish();
        database = await beginDatabase(serverUrl, header);
      } else if ('table' in header) database?.beginTable(header);
      else if ('rows' in header) await database?.endTable(header.rows);
      else onFile(header.file, header.text);
    }
    await database?.finish();
  } finally {
    await database?.close();
  }
}

interface LoadedDatabase {
  beginTable(table: { readonly table: string; readonly columns: string }): void;
  write(bytes: Buffer): Promise<void>;
  endTable(rows: number): Promise<void>;
  finish(): Promise<void>;
  close(): Promise<void>;
}

async function beginDatabase(
  serverUrl: string,
  {
    database,
    before,
    after,
  }: { readonly database: string; readonly before: readonly string[]; readonly after: readonly string[] },
): Promise<LoadedDatabase> {
  await ensureDatabases(serverUrl, [database]);
  const client: pg.Client = await openClient(databaseUrl(serverUrl, database));
  let isOpen = true;
  let copying:
    | { readonly table: string; readonly stream: CopyStreamQuery; readonly done: Promise<void> }
    | undefined;
  for (const statement of before) await client.query(statement);

  return {
    beginTable({ table, columns }) {
      const stream = client.query(copyFrom(`COPY ${table} (${columns}) FROM STDIN`));
      const done = finished(stream);
      // Whoever writes, or ends the table, is told.
      done.catch(() => undefined);
      copying = { table, stream, done };
    },
    async write(bytes) {
      if (!copying || copying.stream.write(bytes)) return;
      await Promise.race([once(copying.stream, 'drain'), copying.done]);
    },
    async endTable(rows) {
      if (!copying) return;
      const { table, stream, done } = copying;
      stream.end();
      await done;
      copying = undefined;
      if (stream.rowCount !== rows) {
        throw new Error(`${database} got ${stream.rowCount} rows of ${table}, and there are ${rows}.`);
      }
    },
    async finish() {
      for (const statement of after) await client.query(statement);
      await client.query('ANALYZE');
      await close();
    },
    close,
  };

  async function close(): Promise<void> {
    if (isOpen) await client.end();
    isOpen = false;
  }
}
