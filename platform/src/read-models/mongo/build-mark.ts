import type { Collection } from 'mongodb';
import { duplicateKey, hasCode } from './server-errors.ts';
import type { StoredRecord } from './stored-record.ts';

/**
 * MongoDB reads a collection that was dropped as an empty one. So each build's collection has a record that no document
 * can be, for no id has a NUL: where that is missing, the build is gone.
 */
export const buildMark = '\0';

/** Makes the collection, too. */
export async function markBuild(collection: Collection<StoredRecord>): Promise<void> {
  try {
    await collection.insertOne({ _id: buildMark, positions: {}, changed: 0 });
  } catch (error) {
    if (!hasCode(error, duplicateKey)) throw error;
  }
}

export const isMarked = async (collection: Collection<StoredRecord>): Promise<boolean> =>
  (await collection.findOne({ _id: buildMark }, { projection: { _id: 1 } })) !== null;
