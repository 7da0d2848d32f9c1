import { BoundedMap } from '../memory/bounded-map.ts';
import type { DocumentChanged } from './change-feed.ts';
import type { CollectionReader, Stored } from './port.ts';
import { revisionOf } from './revision.ts';

/** Documents by id, kept in memory as long as announcements keep them right. */
export interface CachedReader<Document extends object> {
  getMany(ids: readonly string[]): Promise<readonly (Stored<Document> | null)[]>;
  peek(id: string): Stored<Document> | undefined;
  /** Takes over the new state, or forgets the old one. */
  changed(change: Pick<DocumentChanged, 'id' | 'positions' | 'documents'>): void;
  clear(): void;
}

export function createCachedReader<Document extends object>(
  reader: Pick<CollectionReader<Document>, 'getMany'>,
  limit: number,
): CachedReader<Document> {
  const cache = new BoundedMap<Stored<Document>>(limit);
  /** Reads under way, and what changed since they began: that is not to be kept. */
  const reads = new Set<{ readonly changed: Set<string>; outdated: boolean }>();

  async function load(ids: readonly string[]): Promise<readonly (Stored<Document> | null)[]> {
    const read = { changed: new Set<string>(), outdated: false };
    reads.add(read);
    try {
      const found = await reader.getMany(ids);
      for (const stored of found) {
        if (stored && !read.outdated && !read.changed.has(stored.id)) cache.set(stored.id, stored);
      }
      // Who was told of a change before the answer came is not to see the state before it.
      return found.map(
        (stored, at) => (read.changed.has(ids[at] ?? '') && cache.get(ids[at] ?? '')) || stored,
      );
    } finally {
      reads.delete(read);
    }
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
