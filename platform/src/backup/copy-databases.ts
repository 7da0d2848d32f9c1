import { to as copyTo } from 'pg-copy-streams';
import type { ArchiveEntry } from './archive.ts';
import type { EntryHeader } from './headers.ts';
import { readSchemaDefinition, type SchemaDefinition } from './schema-definition.ts';
import type { DatabaseSnapshot } from './snapshot.ts';

/** All that is in the snapshots, as an archive's entries. `onProgress` gets a share from 0 to 1. */
export async function* copyDatabases(
  snapshots: readonly DatabaseSnapshot[],
  onProgress: (share: number, bytes: number) => void,
): AsyncGenerator<ArchiveEntry> {
  const copied: (DatabaseSnapshot & { readonly schema: SchemaDefinition })[] = [];
  for (const { name, client } of snapshots) {
    const schema = await readSchemaDefinition(client);
    // So that no build of a read model is dropped before it was copied.
    await client.query(
      `LOCK TABLE ${schema.tables.map((table) => table.name).join(', ')} IN ACCESS SHARE MODE`,
    );
    copied.push({ name, client, schema });
  }
  const total = copied.flatMap(({ schema }) => schema.tables).reduce((sum, { bytes }) => sum + bytes, 1);
  let done = 0;
  let read = 0;
  for (const { name, client, schema } of copied) {
    yield header({ database: name, before: [...schema.before], after: [...schema.after] });
    for (const table of schema.tables) {
      yield header({ table: table.name, columns: table.columns });
      const rows = client.query(copyTo(`COPY ${table.name} (${table.columns}) TO STDOUT`));
      let ofTable = 0;
      for await (const bytes of rows) {
        yield { kind: 'bytes', bytes };
        ofTable += bytes.length;
        read += bytes.length;
        onProgress((done + Math.min(ofTable, table.bytes)) / total, read);
      }
      done += table.bytes;
      yield header({ rows: rows.rowCount });
    }
  }
}

export const header = (content: EntryHeader): ArchiveEntry => ({ kind: 'header', header: content });
