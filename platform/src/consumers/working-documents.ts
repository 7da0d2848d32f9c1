import type { CollectionWriter, Positions, StoredOrTombstone } from '../read-models/port.ts';
import type { DocumentChange } from './port.ts';

/** A document on its way from what is stored to what a batch of events makes of it. */
export interface WorkingDocument {
  readonly collection: string;
  readonly id: string;
  readonly before: object | undefined;
  /** Undefined: there was none, not even a tombstone. */
  readonly expected: Positions | undefined;
  document: object | undefined;
  /** Its own, written into: sums of a shop have one for each slot, and a batch has hundreds of events. */
  positions: Record<string, number>;
  changed: number;
  /** Of the last event in it. */
  traceparent: string | null;
  dirty: boolean;
  /** An event of the batch was in it already. */
  covered: boolean;
}

export interface WorkingDocuments {
  of(collection: string, id: string): WorkingDocument;
  /** Those that are to be written. */
  changed(): readonly WorkingDocument[];
  /** Those that stay as they are, for they have what the batch does to them. */
  covered(): readonly WorkingDocument[];
  /** Writes those that changed; `lost` counts those that another writer changed meanwhile. */
  write(): Promise<{ readonly written: readonly WorkingDocument[]; readonly lost: number }>;
}

/** The documents that are named, with one read for each collection. */
export async function loadDocuments(
  collections: ReadonlyMap<string, CollectionWriter<object>>,
  named: readonly Pick<DocumentChange, 'collection' | 'id'>[],
): Promise<WorkingDocuments> {
  const documents = new Map<string, Map<string, WorkingDocument>>();
  const idsByCollection = new Map<string, Set<string>>();
  for (const { collection, id } of named) {
    const ids = idsByCollection.get(collection) ?? new Set();
    idsByCollection.set(collection, ids.add(id));
  }
  await Promise.all(
    [...idsByCollection].map(async ([collection, idSet]) => {
      const ids = [...idSet];
      const stored = await writerOf(collections, collection).getForUpdate(ids);
      const loaded = ids.map((id, at) => [id, working(collection, id, stored[at] ?? null)] as const);
      documents.set(collection, new Map(loaded));
    }),
  );

  return {
    of(collection, id) {
      const document = documents.get(collection)?.get(id);
      if (!document) throw new Error(`${collection} ${id} was not loaded.`);
      return document;
    },
    changed: () => [...documents.values()].flatMap((byId) => [...byId.values()].filter(({ dirty }) => dirty)),
    covered: () =>
      [...documents.values()].flatMap((byId) =>
        [...byId.values()].filter(
          ({ covered, dirty, expected }) => covered && !dirty && expected !== undefined,
        ),
      ),
    async write() {
      const results = await Promise.all(
        [...documents].map(async ([collection, byId]) => {
          const dirty = [...byId.values()].filter((document) => document.dirty);
          const lost = await writerOf(collections, collection).write(
            dirty.map((document) => ({ ...document, next: document.document })),
          );
          return { written: dirty.filter(({ id }) => !lost.includes(id)), lost: lost.length };
        }),
      );
      return {
        written: results.flatMap(({ written }) => written),
        lost: results.reduce((sum, { lost }) => sum + lost, 0),
      };
    },
  };
}

function working(collection: string, id: string, stored: StoredOrTombstone<object> | null): WorkingDocument {
  return {
    collection,
    id,
    before: stored?.document,
    expected: stored?.positions,
    document: stored?.document,
    positions: { ...stored?.positions },
    changed: stored?.changed ?? 0,
    traceparent: null,
    dirty: false,
    covered: false,
  };
}

function writerOf(collections: ReadonlyMap<string, CollectionWriter<object>>, name: string) {
  const writer = collections.get(name);
  if (!writer) throw new Error(`The projection changes ${name}, which is none of its collections.`);
  return writer;
}
