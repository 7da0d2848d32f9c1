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

export const documentKey = (context: string, collection: string, id: string): string =>
  `${context}/${collection}/${id}`;

interface HotDocument {
  readonly document: object | undefined;
  /** Where the same lies in the file already. */
  readonly place: SpilledText | undefined;
}

/**
 * `inMemory`: how many are kept there. In two generations: what is used comes into the young one, and when that is full
 * it becomes the old one, whose documents go to the file. Measured, one Map in the order of use took half of all time.
 */
export function createFoldedDocuments(inMemory = 30_000): FoldedDocuments {
  let young = new Map<string, HotDocument>();
  let old = new Map<string, HotDocument>();
  const cold = new Map<string, SpilledText>();
  let file: SpillFile | undefined;

  function insert(key: string, entry: HotDocument): void {
    young.set(key, entry);
    if (young.size > inMemory / 2) age();
  }

  function age(): void {
    for (const [key, { document, place }] of old) {
      // It may have been used since.
      if (young.has(key)) continue;
      file ??= openSpillFile();
      cold.set(key, place ?? file.append(JSON.stringify(document ?? null)));
    }
    old = young;
    young = new Map();
  }

  return {
    get(key) {
      const found = young.get(key) ?? old.get(key);
      if (found) {
        if (!young.has(key)) insert(key, found);
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
      for (const documents of [young, old, cold]) documents.delete(key);
    },
    *keys() {
      yield* young.keys();
      for (const key of old.keys()) if (!young.has(key)) yield key;
      yield* cold.keys();
    },
    close: () => file?.close(),
  };
}
