import { attachedIterable } from './attached-iterable.ts';
import { createCachedReader } from './cached-reader.ts';
import type { ChangeCursor } from './change-cursor.ts';
import type { ChangeFeed, DocumentChanged } from './change-feed.ts';
import { CollectionGoneError, UnindexedFindError } from './errors.ts';
import { createForetold } from './foretold.ts';
import type { ChangeSubscriber, LiveReads } from './live-reads.ts';
import type { CollectionDefinition, CollectionReader, LiveCollection, Stored } from './port.ts';
import { startRereading } from './rereading.ts';
import { revisionOf } from './revision.ts';
import { watchCollection } from './watch-collection.ts';
import { watchDocument } from './watch-document.ts';

/** Where a live collection reads: the active build, which another may replace. */
export interface LiveSource<Document extends object> {
  readonly build: () => string;
  readonly reader: () => CollectionReader<Document>;
  /** How far the build has come in the collection's own log. */
  readonly position: () => ChangeCursor;
  /** Another build is active, or changes of this one were not announced. Returns the unsubscribe. */
  readonly onInterrupted: (listener: () => void) => () => void;
  /** Who makes the documents may take its time as long as nobody waits for one, and less when somebody watches. */
  readonly demand: {
    awaiting<Result>(wait: Promise<Result>): Promise<Result>;
    /** Returns what is to be called when it is over. */
    watch(): () => void;
  };
}

export interface LiveCollectionOptions<Document extends object> {
  readonly definition: CollectionDefinition<Document>;
  readonly source: LiveSource<Document>;
  readonly feed: ChangeFeed;
  /** Documents kept in memory. */
  readonly cached: number;
  /** ms between readings of what is watched, in case an announcement was lost; undefined where none can be. */
  readonly rereadInterval: number | undefined;
  readonly onFailure: (error: unknown) => void;
}

export function createLiveCollection<Document extends object>(
  options: LiveCollectionOptions<Document>,
): LiveCollection<Document> & { close(): void } {
  const { definition, source } = options;
  const ofOne = new Map<string, Set<ChangeSubscriber<Document>>>();
  const ofAll = new Set<ChangeSubscriber<Document>>();

  const active = activeReader(definition, source);
  const cache = createCachedReader(active, options.cached);
  const foretold = createForetold();

  const tell = (id: string, before: Document | undefined, traceparent?: string) => {
    for (const subscriber of [...(ofOne.get(id) ?? []), ...ofAll]) {
      subscriber.onChange(id, before, traceparent);
    }
  };
  const interrupt = () => {
    cache.clear();
    for (const subscribers of [...ofOne.values(), ofAll]) {
      for (const subscriber of [...subscribers]) subscriber.onInterrupted();
    }
  };
  const onChange = (change: DocumentChanged) => {
    if (!isOurs(change)) return;
    // It comes from the projection of this very collection.
    const before = change.documents ? change.documents.before : cache.peek(change.id)?.document;
    cache.changed(change);
    tell(change.id, before as Document | undefined, change.traceparent);
  };
  const isOurs = (change: DocumentChanged) =>
    change.collection === definition.name && change.build === source.build();
  /**
   * Told only to who watches that very document: of a list's change the cursor says what is stored. But what was told of
   * one document is found by whoever asks then for any other that changed with it: by id in memory, and lists wait
   * until it is stored.
   */
  const onForetold = (change: DocumentChanged, storing: Promise<unknown>): boolean => {
    if (!isOurs(change)) return false;
    foretold.add(change, storing);
    cache.changed(change);
    const subscribers = [...(ofOne.get(change.id) ?? [])];
    for (const subscriber of subscribers) subscriber.onChange(change.id, undefined, change.traceparent);
    return subscribers.length > 0;
  };
  /** A state that was read: the same as an announcement where none told of it. */
  const found = (stored: Stored<Document>) => {
    const known = cache.peek(stored.id);
    if (known && revisionOf(known.positions) >= revisionOf(stored.positions)) return;
    cache.changed({ ...stored, documents: { before: known?.document, after: stored } });
    tell(stored.id, known?.document);
  };

  const reader: CollectionReader<Document> = {
    ...active,
    getMany: (ids) => cache.getMany(ids),
    get: async (id) => (await cache.getMany([id]))[0] ?? null,
    find: (find) => foretold.stored(() => active.find(find)),
    count: (find, upTo) => foretold.stored(() => active.count(find, upTo)),
  };
  const reads: LiveReads<Document> = {
    reader,
    position: source.position,
    foretold: foretold.revisions,
    subscribe(id, subscriber) {
      const subscribers = id === undefined ? ofAll : (ofOne.get(id) ?? new Set());
      if (id !== undefined) ofOne.set(id, subscribers);
      subscribers.add(subscriber);
      const unwatch = source.demand.watch();
      return () => {
        if (!subscribers.has(subscriber)) return;
        unwatch();
        subscribers.delete(subscriber);
        if (id !== undefined && subscribers.size === 0) ofOne.delete(id);
      };
    },
  };

  const closing = [
    options.feed.subscribe({
      onAnnouncement({ changes = [], ledgerChanged }) {
        // What was foretold was parked, perhaps.
        if (ledgerChanged) cache.clear();
        changes.forEach(onChange);
      },
      onForetold: (changes, storing) =>
        changes.map((change) => onForetold(change, storing)).some((isTold) => isTold),
      onInterrupted: interrupt,
    }),
    source.onInterrupted(interrupt),
  ];
  if (options.rereadInterval !== undefined) {
    closing.push(
      startRereading({
        reader: active,
        position: source.position,
        watchedIds: () => [...ofOne.keys()],
        watchesAll: () => ofAll.size > 0,
        find: (read) => cache.reading(read, found),
        interval: options.rereadInterval,
        onFailure: options.onFailure,
      }),
    );
  }

  async function awaitDocument(id: string, timeout: number): Promise<Stored<Document> | null> {
    const ending = AbortSignal.timeout(timeout);
    for await (const stored of attachedIterable(ending, (signal) => watchDocument(reads, id, {}, signal))) {
      return stored;
    }
    return reader.get(id);
  }

  return {
    ...reader,
    awaitDocument: (id, timeout) => source.demand.awaiting(awaitDocument(id, timeout)),
    watch: (id, { signal, afterVersion }) =>
      attachedIterable(signal, (ending) =>
        watchDocument(
          reads,
          id,
          { firstWait: 5000, ...(afterVersion !== undefined && { afterVersion }) },
          ending,
        ),
      ),
    watchAll({ signal, ...watching }) {
      if (!definition.resumable) throw new UnindexedFindError(`${definition.name} is not resumable.`);
      return attachedIterable(signal, (ending) => watchCollection(reads, watching, ending));
    },
    close: () => {
      for (const close of closing) close();
    },
  };
}

/** Always the active build: a read that was on its way to one that is dropped goes to its successor. */
function activeReader<Document extends object>(
  definition: CollectionDefinition<Document>,
  source: LiveSource<Document>,
): CollectionReader<Document> {
  async function read<Result>(use: (reader: CollectionReader<Document>) => Promise<Result>): Promise<Result> {
    const reader = source.reader();
    try {
      return await use(reader);
    } catch (error) {
      if (error instanceof CollectionGoneError && source.reader() !== reader) return use(source.reader());
      throw error;
    }
  }
  return {
    definition,
    get: (id) => read((reader) => reader.get(id)),
    getMany: (ids) => read((reader) => reader.getMany(ids)),
    find: (find) => read((reader) => reader.find(find)),
    count: (find, upTo) => read((reader) => reader.count(find, upTo)),
    changedSince: (after, limit) => read((reader) => reader.changedSince(after, limit)),
  };
}
