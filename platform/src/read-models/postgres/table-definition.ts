import { createHash } from 'node:crypto';
import pg from 'pg';
import type { CollectionDefinition, IndexDefinition, IndexField } from '../port.ts';

/** The table of one build of a collection: a row for each document or tombstone. */
export interface TableDefinition {
  /** Quoted, with its schema. */
  readonly table: string;
  readonly create: string;
  /** By unquoted name; the name tells the definition, so that a changed one is another index. */
  readonly indexes: ReadonlyMap<string, string>;
}

export const tableSchema = 'read_models';

export function tableDefinition(definition: CollectionDefinition<never>, build: string): TableDefinition {
  const name = tableName(definition.name, build);
  const table = quotedTable(name);
  const indexes = new Map<string, string>();
  const add = (index: string, columns: string) => {
    const hash = createHash('sha256').update(columns).digest('hex').slice(0, 6);
    const unquoted = `${name}_${index}_${hash}`;
    indexes.set(unquoted, `CREATE INDEX ${pg.escapeIdentifier(unquoted)} ON ${table} ${columns}`);
  };
  add('changed', '(changed, id) WHERE document IS NOT NULL');
  if (definition.searchable) add('search', 'USING gin (grams) WITH (fastupdate = off)');
  for (const index of definition.indexes) add(index.name, indexColumns(index));
  return {
    table,
    create: `CREATE TABLE IF NOT EXISTS ${table} (
      id text COLLATE "C" PRIMARY KEY,
      document jsonb,
      positions jsonb NOT NULL,
      changed bigint NOT NULL,
      texts text COLLATE "C",
      grams text[] COLLATE "C"
    )`,
    indexes,
  };
}

export const tableName = (collection: string, build: string): string => `${collection}_${build}`;

export const quotedTable = (name: string): string => `${tableSchema}.${pg.escapeIdentifier(name)}`;

/** The value of a field as it is compared and indexed; null where the document lacks it. */
export function fieldExpression({ path, type }: Pick<IndexField, 'path' | 'type'>): string {
  const text = `(document #>> ${pathLiteral(path)})`;
  return type === 'text'
    ? `(${text} COLLATE "C")`
    : `(${text}::${type === 'number' ? 'numeric' : 'boolean'})`;
}

/** An array of the document, to be asked what it has. */
export const arrayExpression = (path: string): string => `(document #> ${pathLiteral(path)})`;

function indexColumns(index: IndexDefinition): string {
  const [first] = index.fields;
  if (index.elements && first) return `USING gin (${arrayExpression(first.path)} jsonb_path_ops)`;
  const columns = index.fields.map((field) => `${fieldExpression(field)} ${sqlDirection(field.direction)}`);
  return `(${[...columns, `id ${sqlDirection(index.fields.at(-1)?.direction)}`].join(', ')}) WHERE document IS NOT NULL`;
}

export const sqlDirection = (direction: IndexField['direction']): 'ASC' | 'DESC' =>
  direction === 'descending' ? 'DESC' : 'ASC';

const pathLiteral = (path: string): string => pg.escapeLiteral(`{${path.split('.').join(',')}}`);
