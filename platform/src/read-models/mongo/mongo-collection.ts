import type { Collection, Filter } from 'mongodb';
import { CollectionGoneError } from '../errors.ts';
import type { CollectionDefinition, CollectionWriter, Stored, StoredOrTombstone } from '../port.ts';
import { buildMark, isMarked } from './build-mark.ts';
import { countFilter, type FindQuery, findQuery } from './find-query.ts';
import { createGuardedWrite } from './guarded-write.ts';
import { readFields, type StoredRecord, storedOf } from './stored-record.ts';

/** One build of a collection. */
export function createMongoCollection<Document extends object>(
  collection: Collection<StoredRecord>,
  definition: CollectionDefinition<Document>,
): CollectionWriter<Document> {
  const shape = definition as CollectionDefinition<never>; // where only names and indexes matter

  /** In one reply, as far as one can hold them. */
  const read = ({ filter, sort }: FindQuery, limit?: number) =>
    collection
      .find(filter, {
        projection: readFields,
        sort,
        ...(limit && { limit, batchSize: limit }),
      })
      .map((record) => storedOf<Document>(record))
      .toArray();

  async function readPresent(query: FindQuery, limit: number): Promise<readonly Stored<Document>[]> {
    // To MongoDB, a limit of 0 is none.
    const stored = limit > 0 ? (await read(query, limit)).filter(isPresent) : [];
    if (stored.length === 0) await refuseIfGone();
    return stored;
  }

  async function refuseIfGone(): Promise<void> {
    if (!(await isMarked(collection))) throw gone();
  }

  const gone = () => new CollectionGoneError(`${collection.collectionName} was dropped.`);

  async function getForUpdate(ids: readonly string[]) {
    if (ids.length === 0) return [];
    const wanted = [...new Set([buildMark, ...ids])];
    const stored = await read({ filter: { _id: { $in: wanted } }, sort: {} }, wanted.length);
    const byId = new Map(stored.map((one) => [one.id, one]));
    if (!byId.has(buildMark)) throw gone();
    return ids.map((id) => byId.get(id) ?? null);
  }

  const getMany = async (ids: readonly string[]) =>
    (await getForUpdate(ids)).map((stored) => (stored && isPresent(stored) ? stored : null));

  return {
    definition,
    getForUpdate,
    getMany,
    get: async (id) => (await getMany([id]))[0] ?? null,
    find: async (find) => readPresent(findQuery(shape, find), find.limit),
    async count(find, upTo) {
      const count = upTo > 0 ? await collection.countDocuments(countFilter(find), { limit: upTo }) : 0;
      if (count === 0) await refuseIfGone();
      return count;
    },
    async changedSince(after, limit) {
      const changed = await readPresent(changedQuery({ changed: { $gt: after } }), limit);
      const last = changed[limit - 1];
      if (!last) return changed;
      // What changes again in between is found later, by what it is then.
      const tied = await read(changedQuery({ changed: last.changed, _id: { $gt: last.id } }));
      return [...changed, ...tied.filter(isPresent)];
    },
    async page(after, limit) {
      // No document's id comes before the mark's.
      const query = { filter: { _id: { $gt: after || buildMark } }, sort: { _id: 1 } } as const;
      const stored = limit > 0 ? await read(query, limit) : [];
      if (stored.length === 0) await refuseIfGone();
      return stored;
    },
    write: createGuardedWrite(collection, definition),
  };
}

const isPresent = <Document>(stored: StoredOrTombstone<Document>): stored is Stored<Document> =>
  stored.document !== undefined;

const changedQuery = (filter: Filter<StoredRecord>): FindQuery => ({
  filter: { ...filter, document: { $exists: true } },
  sort: { changed: 1, _id: 1 },
});
