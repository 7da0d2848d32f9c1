import pg from 'pg';
import { isDataError, plainArray, textArray } from '../../postgres/index.ts';
import { DocumentRefusedError } from '../errors.ts';
import type { CollectionDefinition, CollectionWriter, GuardedWrite } from '../port.ts';
import { joinTexts, searchableTexts } from '../searchable-text.ts';
import { textGrams } from './search-grams.ts';
import { quotedTable } from './table-definition.ts';

/** Writes a batch in one statement: each row only where its positions are still those that it was computed from. */
export function createGuardedWrite<Document extends object>(
  query: (statement: pg.QueryConfig) => Promise<readonly { id: string }[]>,
  definition: CollectionDefinition<Document>,
  name: string,
): CollectionWriter<Document>['write'] {
  const text = writeStatement(quotedTable(name));

  return async function write(writes) {
    if (writes.length === 0) return [];
    // In one order everywhere, so that two writers wait for each other instead of locking crosswise.
    const sorted = [...writes].sort((a, b) => (a.id < b.id ? -1 : 1));
    const texts = sorted.map((one) => changedTexts(definition, one));
    try {
      const written = await query({
        name: `${name}:write`,
        text,
        values: [
          textArray(sorted.map(({ id }) => id)),
          textArray(sorted.map(({ expected }) => (expected ? JSON.stringify(expected) : null))),
          textArray(sorted.map(({ next }) => (next ? JSON.stringify(next) : null))),
          textArray(sorted.map(({ positions }) => JSON.stringify(positions))),
          plainArray(sorted.map(({ changed }) => changed)),
          textArray(texts.map((folded) => folded && joinTexts(folded))),
          textArray(texts.map((folded) => folded && textArray(textGrams(folded)))),
        ],
      });
      const done = new Set(written.map(({ id }) => id));
      return writes.filter(({ id }) => !done.has(id)).map(({ id }) => id);
    } catch (error) {
      if (isLostToDeadlock(error)) return write(writes);
      if (isDataError(error) || isTooLarge(error)) {
        throw new DocumentRefusedError(`${name} cannot hold a document.`, { cause: error });
      }
      throw error;
    }
  };
}

const writeStatement = (table: string): string => `
  WITH input AS (
    SELECT id, expected::jsonb, document::jsonb, positions::jsonb, changed, texts, grams::text[]
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[])
      AS input (id, expected, document, positions, changed, texts, grams)
  ), inserted AS (
    INSERT INTO ${table} (id, document, positions, changed, texts, grams)
    SELECT id, document, positions, changed, texts, grams FROM input WHERE expected IS NULL
    ON CONFLICT (id) DO NOTHING
    RETURNING id
  ), updated AS (
    UPDATE ${table} AS stored
    SET document = input.document, positions = input.positions, changed = input.changed,
        texts = coalesce(input.texts, stored.texts), grams = coalesce(input.grams, stored.grams)
    FROM input
    WHERE stored.id = input.id AND stored.positions = input.expected
    RETURNING stored.id
  )
  SELECT id FROM inserted UNION ALL SELECT id FROM updated`;

/** Null: what is stored stays. To make the grams again costs more than all else of a write. */
function changedTexts<Document extends object>(
  definition: CollectionDefinition<Document>,
  { before, next }: GuardedWrite<Document>,
): readonly string[] | null {
  const texts = searchableTexts(definition, next);
  if (before === undefined || next === undefined) return texts;
  const stored = searchableTexts(definition, before);
  return joinTexts(stored) === joinTexts(texts) ? null : texts;
}

const isLostToDeadlock = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '40P01';

/** Class 54, program limit exceeded: such as a value that no index entry can hold. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code?.startsWith('54') === true;
