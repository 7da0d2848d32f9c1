import { openSpillFile, type SpilledText, type SpillFile } from './spill-file.ts';

/**
 * The documents that a log folds to, by key: those in use in memory, the others in a file. What memory holds of each of
 * the others is its key and place, some 200 bytes.
 */
export interface FoldedDocuments {
  /** Undefined: there is none, or it was deleted. */
  get(key: string): object | undefined;
  set(key: string, document: object | undefined): void;
  remove(key: string): void;
  keys(): IterableIterator<string>;
  close(): void;
}

interface HotDocument {
  readonly document: object | undefined;
  /** Where the same lies in the file already. */
  readonly place: SpilledText | undefined;
}

/** `inMemory`: how many are kept there. */
export function createFoldedDocuments(inMemory = 30_000): FoldedDocuments {
  // The order of a Map is that of insertion, and what is used is inserted anew: the first was used longest ago.
  const hot = new Map<string, HotDocument>();
  const cold = new Map<string, SpilledText>();
  let file: SpillFile | undefined;

  function insert(key: string, entry: HotDocument): void {
    hot.delete(key);
    hot.set(key, entry);
    if (hot.size <= inMemory) return;
    for (const [oldest, { document, place }] of hot) {
      file ??= openSpillFile();
      cold.set(oldest, place ?? file.append(JSON.stringify(document ?? null)));
      hot.delete(oldest);
      return;
    }
  }

  return {
    get(key) {
      const found = hot.get(key);
      if (found) {
        insert(key, found);
        return found.document;
      }
      const place = cold.get(key);
      if (!place || !file) return undefined;
      const document: object | undefined = JSON.parse(file.read(place)) ?? undefined;
      cold.delete(key);
      insert(key, { document, place });
      return document;
    },
    set(key, document) {
      cold.delete(key);
      insert(key, { document, place: undefined });
    },
    remove(key) {
      hot.delete(key);
      cold.delete(key);
    },
    *keys() {
      yield* hot.keys();
      yield* cold.keys();
    },
    close: () => file?.close(),
  };
}
