import { BoundedMap } from '../memory/bounded-map.ts';
import type { CollectionWriter, ReadModelStore, StoredOrTombstone } from './port.ts';
import { revisionOf } from './revision.ts';

export interface RememberingStore extends ReadModelStore {
  /** Drops what is remembered, for a person in it may have been erased elsewhere. */
  forget(): void;
}

/** Documents of each collection that are remembered. */
const remembered = 10_000;

/**
 * Spares projections the reading of documents that this process has read or written before. What is remembered may be
 * older than what is stored, where other processes write too: then the guarded write is refused, and the document is
 * read. So it serves `getForUpdate` alone; who reads in order to answer reads what is stored.
 */
export function rememberDocuments(store: ReadModelStore): RememberingStore {
  const memories = new Map<string, Memory>();
  const keyOf = (collection: string, build: string) => `${collection} ${build}`;
  return {
    ...store,
    async open<Document extends object>(
      ...[definition, build, options]: Parameters<typeof store.open<Document>>
    ): Promise<CollectionWriter<Document>> {
      const key = keyOf(definition.name, build);
      const memory = memories.get(key) ?? new BoundedMap(remembered);
      memories.set(key, memory);
      // By the key, all that is in it are this collection's documents.
      return remembering(await store.open(definition, build, options), memory as Memory<Document>);
    },
    async drop(collection, build) {
      memories.delete(keyOf(collection, build));
      await store.drop(collection, build);
    },
    forget() {
      for (const memory of memories.values()) memory.clear();
    },
  };
}

type Memory<Document extends object = object> = BoundedMap<StoredOrTombstone<Document>>;

function remembering<Document extends object>(
  collection: CollectionWriter<Document>,
  memory: Memory<Document>,
): CollectionWriter<Document> {
  const remember = (found: StoredOrTombstone<Document> | null) => {
    if (!found) return;
    const known = memory.get(found.id);
    // A reading that took its time may come after a write.
    if (!known || revisionOf(known.positions) < revisionOf(found.positions)) memory.set(found.id, found);
  };

  const getMany: typeof collection.getMany = async (ids) => {
    const found = await collection.getMany(ids);
    found.forEach(remember);
    return found;
  };

  return {
    ...collection,
    getMany,
    get: async (id) => (await getMany([id]))[0] ?? null,
    async getForUpdate(ids) {
      const missing = ids.filter((id) => memory.get(id) === undefined);
      const found = missing.length > 0 ? await collection.getForUpdate(missing) : [];
      found.forEach(remember);
      const read = new Map(missing.map((id, at) => [id, found[at] ?? null]));
      return ids.map((id) => memory.get(id) ?? read.get(id) ?? null);
    },
    async write(writes) {
      // Until it is known what has become of them.
      for (const { id } of writes) memory.delete(id);
      const lost = new Set(await collection.write(writes));
      for (const { id, next, positions, changed } of writes) {
        if (!lost.has(id)) memory.set(id, { id, document: next, positions, changed });
      }
      return [...lost];
    },
  };
}
