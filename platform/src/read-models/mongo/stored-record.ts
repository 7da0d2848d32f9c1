import type { Document, ObjectId } from 'mongodb';
import type { GuardedWrite, Positions, StoredOrTombstone } from '../port.ts';
import { joinTexts } from '../searchable-text.ts';
import { decodeFields, encodeFields } from './encoded-fields.ts';
import { textSuffixes } from './search-suffixes.ts';

/** A document, or a tombstone, as a build's collection holds it. */
export interface StoredRecord {
  readonly _id: string;
  /** Absent in a tombstone. */
  readonly document?: Document;
  /** Sorted by key, for MongoDB compares documents with the order of their fields. */
  readonly positions: Document;
  readonly changed: number;
  /** The batch that wrote it; a build's mark has none. */
  readonly write?: ObjectId;
  /** Both only where there is something to search. */
  readonly texts?: string;
  readonly suffixes?: readonly string[];
}

/** What a reader needs of it. */
export const readFields = { document: 1, positions: 1, changed: 1 } as const;

/** All but the id. Throws `DocumentRefusedError`. */
export function recordOf(
  { next, positions, changed }: Pick<GuardedWrite<object>, 'next' | 'positions' | 'changed'>,
  texts: readonly string[],
  write: ObjectId,
): Omit<StoredRecord, '_id'> {
  return {
    ...(next && { document: encodeFields(next) }),
    positions: encodePositions(positions),
    changed,
    write,
    ...(texts.length > 0 && { texts: joinTexts(texts), suffixes: textSuffixes(texts) }),
  };
}

export const encodePositions = (positions: Positions): Document =>
  encodeFields(
    Object.fromEntries(Object.entries(positions).sort(([one], [other]) => (one < other ? -1 : 1))),
  );

export function storedOf<Document extends object>({
  _id,
  document,
  positions,
  changed,
}: Pick<StoredRecord, '_id' | keyof typeof readFields>): StoredOrTombstone<Document> {
  return {
    id: _id,
    // What was written as this collection's document is read as one.
    document: document && (decodeFields(document) as Document),
    positions: decodeFields(positions) as Positions,
    changed,
  };
}
