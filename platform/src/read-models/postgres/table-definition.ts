import { createHash } from 'node:crypto';
import pg from 'pg';
import type { CollectionDefinition, IndexDefinition, IndexField } from '../port.ts';

/** The table of one build of a collection: a row for each document or tombstone. */
export interface TableDefinition {
  /** Quoted, with its schema. */
  readonly table: string;
  readonly create: string;
  /**
   * What is indexed of a document, by unquoted name. Columns of their own, for an index over an expression on the
   * document makes PostgreSQL write to all indexes of the table whenever anything in the document changes; so it does
   * when a value that is indexed changes, and else to none (a heap-only update).
   */
  readonly columns: ReadonlyMap<string, string>;
  /** By unquoted name; the name tells the definition, so that a changed one is another index. */
  readonly indexes: ReadonlyMap<string, string>;
}

export const tableSchema = 'read_models';

export function tableDefinition(definition: CollectionDefinition<never>, build: string): TableDefinition {
  const name = tableName(definition.name, build);
  const table = quotedTable(name);
  const columns = new Map<string, string>();
  const indexes = new Map<string, string>();
  const add = (index: string, indexed: string) => {
    const hash = createHash('sha256').update(indexed).digest('hex').slice(0, 6);
    const unquoted = `${name}_${index}_${hash}`;
    indexes.set(unquoted, `CREATE INDEX ${pg.escapeIdentifier(unquoted)} ON ${table} ${indexed}`);
  };
  if (definition.resumable) add('changed', '(changed, id) WHERE document IS NOT NULL');
  if (definition.searchable) add('search', 'USING gin (grams) WITH (fastupdate = off)');
  for (const index of definition.indexes) {
    for (const field of index.fields) {
      const [column, type] = index.elements ? elementsColumn(field.path) : fieldColumn(field);
      columns.set(column, `${pg.escapeIdentifier(column)} ${type}`);
    }
    add(index.name, indexColumns(index));
  }
  return {
    table,
    create: `CREATE TABLE IF NOT EXISTS ${table} (${[
      'id text COLLATE "C" PRIMARY KEY',
      'document jsonb',
      'positions jsonb NOT NULL',
      'changed bigint NOT NULL',
      'texts text COLLATE "C"',
      'grams text[] COLLATE "C"',
      ...columns.values(),
    ].join(', ')}) ${definition.resumable ? '' : roomForUpdates}`,
    columns,
    indexes,
  };
}

/** Percent. A heap-only update stays in its page; of a resumable collection there is none. */
const roomForUpdates = 'WITH (fillfactor = 85)';

/** Of a table: the columns that are told from its documents. */
export const generatedColumns = `
  SELECT attname AS name FROM pg_attribute
  WHERE attrelid = $1::regclass AND attgenerated = 's' AND NOT attisdropped`;

export const tableName = (collection: string, build: string): string => `${collection}_${build}`;

export const quotedTable = (name: string): string => `${tableSchema}.${pg.escapeIdentifier(name)}`;

type ComparedField = Pick<IndexField, 'path' | 'type'>;

/** How a find names a field, given the columns that there are: what is not indexed is told from the document. */
export function fieldExpression(field: ComparedField, columns: ReadonlySet<string>): string {
  const [column] = fieldColumn(field);
  return columns.has(column) ? pg.escapeIdentifier(column) : valueExpression(field);
}

/** An array of the document, to be asked what it has. */
export function arrayExpression(path: string, columns: ReadonlySet<string>): string {
  const [column] = elementsColumn(path);
  return columns.has(column) ? pg.escapeIdentifier(column) : elementsExpression(path);
}

const fieldColumn = (field: ComparedField) =>
  [
    `${field.path}:${field.type}`,
    `${sqlType[field.type]} GENERATED ALWAYS AS (${valueExpression(field)}) STORED`,
  ] as const;

const elementsColumn = (path: string) =>
  [`${path}:elements`, `jsonb GENERATED ALWAYS AS (${elementsExpression(path)}) STORED`] as const;

/** The value of a field as it is compared; null where the document lacks it. */
function valueExpression({ path, type }: ComparedField): string {
  const text = `(document #>> ${pathLiteral(path)})`;
  return type === 'text' ? `(${text} COLLATE "C")` : `(${text}::${sqlType[type]})`;
}

const elementsExpression = (path: string): string => `(document #> ${pathLiteral(path)})`;

const sqlType = { text: 'text COLLATE "C"', number: 'numeric', boolean: 'boolean' } as const;

function indexColumns({ fields, elements }: IndexDefinition): string {
  const [first] = fields;
  if (elements && first) {
    return `USING gin (${pg.escapeIdentifier(elementsColumn(first.path)[0])} jsonb_path_ops)`;
  }
  const name = (field: IndexField) => pg.escapeIdentifier(fieldColumn(field)[0]);
  const columns = fields.map((field) => `${name(field)} ${sqlDirection(field.direction)}`);
  const order = [...columns, `id ${sqlDirection(fields.at(-1)?.direction)}`].join(', ');
  // Who finds or counts by the index asks for documents that have its first field. Of a boolean that is false, PostgreSQL
  // does not see that it is not null.
  return first && first.type !== 'boolean' ? `(${order}) WHERE ${name(first)} IS NOT NULL` : `(${order})`;
}

export const sqlDirection = (direction: IndexField['direction']): 'ASC' | 'DESC' =>
  direction === 'descending' ? 'DESC' : 'ASC';

const pathLiteral = (path: string): string => pg.escapeLiteral(`{${path.split('.').join(',')}}`);
