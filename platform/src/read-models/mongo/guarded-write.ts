import { type AnyBulkWriteOperation, type Collection, MongoBulkWriteError, ObjectId } from 'mongodb';
import { DocumentRefusedError } from '../errors.ts';
import type { CollectionDefinition, CollectionWriter, GuardedWrite } from '../port.ts';
import { searchableTexts } from '../searchable-text.ts';
import { heldText } from './encoded-fields.ts';
import { duplicateKey, isDocumentRefused } from './server-errors.ts';
import { encodePositions, recordOf, type StoredRecord } from './stored-record.ts';

/**
 * Writes each document by itself, where its positions are still those that it was computed from. How many were written
 * is all that MongoDB tells of a batch of updates; where it is not all, those that bear the mark of this write are read.
 * So an answer that was lost, and what the driver then sends again, ends well, too.
 */
export function createGuardedWrite<Document extends object>(
  collection: Collection<StoredRecord>,
  definition: CollectionDefinition<Document>,
): CollectionWriter<Document>['write'] {
  const operation = (entry: GuardedWrite<Document>, write: ObjectId): AnyBulkWriteOperation<StoredRecord> => {
    const _id = heldText(entry.id);
    const record = recordOf(entry, searchableTexts(definition, entry.next), write);
    if (!entry.expected) return { insertOne: { document: { _id, ...record } } };
    return {
      replaceOne: { filter: { _id, positions: encodePositions(entry.expected) }, replacement: record },
    };
  };

  return async (writes) => {
    if (writes.length === 0) return [];
    const write = new ObjectId();
    const operations = writes.map((entry) => operation(entry, write));
    if ((await countWritten(collection, operations)) === writes.length) return [];
    const ids = writes.map(({ id }) => id);
    const ours = await collection
      .find({ _id: { $in: ids }, write }, { projection: { _id: 1 } })
      .map(({ _id }) => _id)
      .toArray();
    const written = new Set(ours);
    return ids.filter((id) => !written.has(id));
  };
}

async function countWritten(
  collection: Collection<StoredRecord>,
  operations: readonly AnyBulkWriteOperation<StoredRecord>[],
): Promise<number> {
  try {
    const { insertedCount, matchedCount } = await collection.bulkWrite(operations, { ordered: false });
    return insertedCount + matchedCount;
  } catch (error) {
    if (isDocumentRefused(error)) {
      throw new DocumentRefusedError(`${collection.collectionName} cannot hold a document.`, {
        cause: error,
      });
    }
    if (!isOnlyTaken(error)) throw error;
    return error.insertedCount + error.matchedCount;
  }
}

/** Nothing failed but inserts of what is there already. */
const isOnlyTaken = (error: unknown): error is MongoBulkWriteError =>
  error instanceof MongoBulkWriteError &&
  error.result.getWriteConcernError() === undefined &&
  error.result.hasWriteErrors() &&
  error.result.getWriteErrors().every(({ code }) => code === duplicateKey);
