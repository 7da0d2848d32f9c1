import type { ChangeCursor } from './change-cursor.ts';
import type { CollectionReader, Stored } from './port.ts';

export interface RereadingOptions<Document extends object> {
  readonly reader: CollectionReader<Document>;
  readonly position: () => ChangeCursor;
  readonly watchedIds: () => readonly string[];
  readonly watchesAll: () => boolean;
  /** Reads, and tells subscribers of what it finds that is new to them. */
  readonly find: (read: () => Promise<Found<Document>>) => Promise<Found<Document>>;
  /** ms */
  readonly interval: number;
  readonly onFailure: (error: unknown) => void;
}

type Found<Document> = readonly (Stored<Document> | null)[];

const batchSize = 500;

/** Reads what is watched again from time to time, so that a lost announcement costs seconds, not the change. */
export function startRereading<Document extends object>(options: RereadingOptions<Document>): () => void {
  const { reader, find } = options;
  let timer: NodeJS.Timeout;
  let closed = false;
  let toldUpTo = options.position();

  async function reread(): Promise<void> {
    const ids = options.watchedIds();
    for (let start = 0; start < ids.length; start += batchSize) {
      await find(() => reader.getMany(ids.slice(start, start + batchSize)));
    }
    const now = options.position();
    let after = toldUpTo.epoch === now.epoch ? toldUpTo.position : 0;
    while (options.watchesAll()) {
      const from = after;
      const page = await find(() => reader.changedSince(from, batchSize));
      if (page.length < batchSize) break;
      after = page.at(-1)?.changed ?? after;
    }
    toldUpTo = now;
  }

  const schedule = () => {
    timer = setTimeout(async () => {
      await reread().catch(options.onFailure);
      if (!closed) schedule();
    }, options.interval);
  };
  schedule();
  return () => {
    closed = true;
    clearTimeout(timer);
  };
}
