import type { DocumentChanged } from './change-feed.ts';
import { revisionOf } from './revision.ts';

/** What was foretold of a collection and is being stored. */
export interface Foretold {
  add(change: DocumentChanged, storing: Promise<unknown>): void;
  /** By id: of what is not stored yet. */
  revisions(): ReadonlyMap<string, number>;
  /** Reads when all that was foretold is stored, or could not be. */
  stored<Result>(read: () => Promise<Result>): Promise<Result>;
}

export function createForetold(): Foretold {
  const underWay = new Map<DocumentChanged, Promise<unknown>>();
  return {
    add(change, storing) {
      const over = () => underWay.delete(change);
      underWay.set(change, storing.then(over, over));
    },
    revisions: () => new Map([...underWay.keys()].map(({ id, positions }) => [id, revisionOf(positions)])),
    async stored(read) {
      if (underWay.size > 0) await Promise.all(underWay.values());
      return read();
    },
  };
}
