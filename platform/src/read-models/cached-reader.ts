import { BoundedMap } from '../memory/bounded-map.ts';
import type { DocumentChanged } from './change-feed.ts';
import type { CollectionReader, Stored } from './port.ts';
import { revisionOf } from './revision.ts';

/** Documents by id, kept in memory as long as announcements keep them right. */
export interface CachedReader<Document extends object> {
  getMany(ids: readonly string[]): Promise<readonly (Stored<Document> | null)[]>;
  peek(id: string): Stored<Document> | undefined;
  /**
   * What `read` answers. `current` is told of each document in it that did not change while it was under way: of another,
   * something newer may have been told already.
   */
  reading(
    read: Reading<Document>,
    current: (stored: Stored<Document>) => void,
  ): ReturnType<Reading<Document>>;
  /** Takes over the new state, or forgets the old one. */
  changed(change: Pick<DocumentChanged, 'id' | 'positions' | 'documents'>): void;
  clear(): void;
}

type Reading<Document> = () => Promise<readonly (Stored<Document> | null)[]>;

export function createCachedReader<Document extends object>(
  reader: Pick<CollectionReader<Document>, 'getMany'>,
  limit: number,
): CachedReader<Document> {
  const cache = new BoundedMap<Stored<Document>>(limit);
  /** Reads under way, and what changed since they began: that is not to be kept. */
  const reads = new Set<{ readonly changed: Set<string>; outdated: boolean }>();

  const reading: CachedReader<Document>['reading'] = async (read, current) => {
    const underWay = { changed: new Set<string>(), outdated: false };
    reads.add(underWay);
    try {
      const found = await read();
      for (const stored of found) {
        if (stored && !underWay.outdated && !underWay.changed.has(stored.id)) current(stored);
      }
      return found;
    } finally {
      reads.delete(underWay);
    }
  };

  async function load(ids: readonly string[]): Promise<readonly (Stored<Document> | null)[]> {
    const found = await reading(
      () => reader.getMany(ids),
      (stored) => cache.set(stored.id, stored),
    );
    // Who was told of a change before the answer came is not to see the state before it.
    return found.map((stored, at) => newest(stored, cache.get(ids[at] ?? '')));
  }

  return {
    async getMany(ids) {
      const known = ids.map((id) => cache.get(id) ?? null);
      const missing = ids.filter((_, at) => known[at] === null);
      if (missing.length === 0) return known;
      const loaded = await load(missing);
      const byId = new Map(missing.map((id, at) => [id, loaded[at] ?? null]));
      return ids.map((id, at) => known[at] ?? byId.get(id) ?? null);
    },
    peek: (id) => cache.get(id),
    reading,
    changed({ id, positions, documents }) {
      for (const read of reads) read.changed.add(id);
      const cached = cache.get(id);
      if (cached && revisionOf(cached.positions) >= revisionOf(positions)) return;
      const after = documents?.after;
      // It comes from the projection of this very collection.
      if (after?.document) cache.set(id, after as Stored<Document>);
      else cache.delete(id);
    },
    clear() {
      cache.clear();
      for (const read of reads) read.outdated = true;
    },
  };
}

const newest = <Document>(
  read: Stored<Document> | null,
  cached: Stored<Document> | undefined,
): Stored<Document> | null =>
  cached && (!read || revisionOf(cached.positions) > revisionOf(read.positions)) ? cached : read;
