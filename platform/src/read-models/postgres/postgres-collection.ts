import pg from 'pg';
import { CollectionGoneError } from '../errors.ts';
import type { CollectionDefinition, CollectionWriter, Stored, StoredOrTombstone } from '../port.ts';
import { countStatement, type FoundTable, findStatement, storedColumns } from './find-statement.ts';
import { createGuardedWrite } from './guarded-write.ts';
import { generatedColumns, quotedTable, tableName } from './table-definition.ts';

/** One build of a collection in its table. */
export function createPostgresCollection<Document extends object>(
  pool: pg.Pool,
  definition: CollectionDefinition<Document>,
  build: string,
): CollectionWriter<Document> {
  const name = tableName(definition.name, build);
  const table = quotedTable(name);
  const shape = definition as CollectionDefinition<never>; // where only names and indexes matter

  const query = async <Row extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<readonly Row[]> => {
    try {
      return (await pool.query<Row>(statement)).rows;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === undefinedTable) {
        throw new CollectionGoneError(`${name} was dropped.`, { cause: error });
      }
      throw error;
    }
  };

  let finding: Promise<FoundTable> | undefined;
  /** Looked at when it is first asked for something, which is after it was prepared. */
  const found = (): Promise<FoundTable> => {
    finding ??= query<{ name: string }>({ text: generatedColumns, values: [table] }).then(
      (rows) => ({ name: table, columns: new Set(rows.map(({ name }) => name)) }),
      (error) => {
        finding = undefined;
        throw error;
      },
    );
    return finding;
  };

  const rowsById = async (ids: readonly string[]): Promise<readonly (Row<Document> | null)[]> => {
    if (ids.length === 0) return [];
    const rows = await query<Row<Document>>({
      name: `${name}:get`,
      text: `SELECT ${storedColumns} FROM ${table} WHERE id = ANY ($1::text[])`,
      values: [ids],
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  };

  const getMany = async (ids: readonly string[]) => (await rowsById(ids)).map(storedOrNull);

  return {
    definition,
    getMany,
    get: async (id) => (await getMany([id]))[0] ?? null,
    async find(find) {
      const { text, values } = findStatement(await found(), shape, find);
      return query<Stored<Document>>({ text, values: [...values] });
    },
    async count(find, upTo) {
      const { text, values } = countStatement(await found(), find, upTo);
      const [row] = await query<{ count: number }>({ text, values: [...values] });
      return row?.count ?? 0;
    },
    changedSince: (after, limit) =>
      query<Stored<Document>>({
        text: `SELECT ${storedColumns} FROM ${table} WHERE document IS NOT NULL AND changed > $1
               ORDER BY changed FETCH FIRST $2 ROWS WITH TIES`,
        values: [after, limit],
      }),
    getForUpdate: async (ids) => (await rowsById(ids)).map((row) => row && storedOrTombstone(row)),
    async page(after, limit) {
      const rows = await query<Row<Document>>({
        name: `${name}:page`,
        text: `SELECT ${storedColumns} FROM ${table} WHERE id > $1 ORDER BY id LIMIT $2`,
        values: [after, limit],
      });
      return rows.map(storedOrTombstone);
    },
    write: createGuardedWrite(query, definition, name),
  };
}

type Row<Document> = Omit<StoredOrTombstone<Document>, 'document'> & { readonly document: Document | null };

const storedOrTombstone = <Document>(row: Row<Document>): StoredOrTombstone<Document> => ({
  ...row,
  document: row.document ?? undefined,
});

function storedOrNull<Document>(row: Row<Document> | null): Stored<Document> | null {
  return row?.document ? { ...row, document: row.document } : null;
}

const undefinedTable = '42P01';
