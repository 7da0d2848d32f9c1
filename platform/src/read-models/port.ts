import type { ContextName } from '@tillgraph/shared-domain/context';

export type Scalar = string | number | boolean;
export type Direction = 'ascending' | 'descending';

/** A field of a document, `total.minor` for one below another. */
export interface IndexField {
  readonly path: string;
  readonly type: 'text' | 'number' | 'boolean';
  readonly direction?: Direction;
}

export interface IndexDefinition {
  readonly name: string;
  /** Equality fields first, then those that sort; the id is added as the last. */
  readonly fields: readonly IndexField[];
  /** The one field is an array, each element of which is indexed (op `has`). */
  readonly elements?: boolean;
}

/** What kind of documents there are, and every way in which they are looked up. Text sorts by code point. */
export interface CollectionDefinition<Document extends object> {
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
  /** All of it may be watched, and the watching resumed: an index of what changed last, which each change writes to. */
  readonly resumable?: true;
  /** The texts of a document of which `search` finds a part; folded to lower case without marks. */
  readonly searchable?: (document: Document) => readonly string[];
}

/**
 * The highest position applied, by `<context>/<slot>`; absent counts as the lowest. `<context>/<slot>/<stream>` is there
 * when events of the stream were parked and applied later than those that followed them in their slot. `forgotten`
 * counts how often the document forgot somebody who was erased.
 */
export type Positions = Readonly<Record<string, number>>;

export interface Stored<Document> {
  readonly id: string;
  readonly document: Document;
  readonly positions: Positions;
  /** Highest position applied from the collection's own context: the order of "what changed since". */
  readonly changed: number;
}

export type Condition =
  | { readonly path: string; readonly op: 'eq' | 'gte' | 'gt' | 'lte' | 'lt' | 'has'; readonly value: Scalar }
  | { readonly path: string; readonly op: 'in'; readonly value: readonly Scalar[] };

/**
 * A declared index must serve it (`UnindexedFindError`): its fields are the equalities (`eq`, `in`) and then the order,
 * forwards or backwards. Conditions beyond these filter what the index yields. A document that lacks a field of the
 * order is not found.
 */
export interface Find {
  readonly where?: readonly Condition[];
  /** Part of a searchable text. */
  readonly search?: string;
  /** The id is added as the last. */
  readonly orderBy: readonly IndexField[];
  /** Values of the orderBy fields and the id of the document after which to go on. */
  readonly after?: readonly Scalar[];
  readonly limit: number;
}

/** The reading side of a collection. */
export interface CollectionReader<Document extends object> {
  readonly definition: CollectionDefinition<Document>;
  get(id: string): Promise<Stored<Document> | null>;
  /** In the order of the ids, null where there is none. */
  getMany(ids: readonly string[]): Promise<readonly (Stored<Document> | null)[]>;
  find(find: Find): Promise<readonly Stored<Document>[]>;
  /** At most `upTo`. */
  count(find: Pick<Find, 'where' | 'search'>, upTo: number): Promise<number>;
  /**
   * For resumable collections. Documents with changed > after, by changed; tombstones are left out. Those with an equal `changed` come together,
   * so it may be more than the limit.
   */
  changedSince(after: number, limit: number): Promise<readonly Stored<Document>[]>;
}

/** The next state of one document; undefined deletes it (a tombstone with its positions stays). */
export interface GuardedWrite<Document extends object> {
  readonly id: string;
  /** The positions that it was computed from: undefined when there was no document. */
  readonly expected: Positions | undefined;
  /** What it was computed from; absent: not known. */
  readonly before?: Document | undefined;
  readonly next: Document | undefined;
  readonly positions: Positions;
  readonly changed: number;
}

/** The writing side, used by projections' runner alone. */
export interface CollectionWriter<Document extends object> extends CollectionReader<Document> {
  /** With their positions, tombstones too (document undefined). It may be older than what is stored: `write` refuses then. */
  getForUpdate(ids: readonly string[]): Promise<readonly (StoredOrTombstone<Document> | null)[]>;
  /** All that is stored, tombstones too, with id > after, by id; at most `limit`. */
  page(after: string, limit: number): Promise<readonly StoredOrTombstone<Document>[]>;
  /** Writes each whose stored positions are still the expected ones; answers the ids of those that were not. */
  /** Throws `DocumentRefusedError` when the store cannot hold one of them; some may have been written then. */
  write(writes: readonly GuardedWrite<Document>[]): Promise<readonly string[]>;
}

export type StoredOrTombstone<Document> = Omit<Stored<Document>, 'document'> & {
  readonly document: Document | undefined;
};

export interface ReadModelStore {
  /**
   * Creates the collection and its declared indexes when absent. `build` separates a rebuild from the running one.
   * `asItIs`: a build of another version, which is only read until its successor is ready: its indexes stay as they are.
   */
  open<Document extends object>(
    definition: CollectionDefinition<Document>,
    build: string,
    options?: { readonly asItIs: boolean },
  ): Promise<CollectionWriter<Document>>;
  /** False: it was never created, or dropped. */
  exists(collection: string, build: string): Promise<boolean>;
  drop(collection: string, build: string): Promise<void>;
  close(): Promise<void>;
}

/** Positions that a reader has seen or written, by context: what a consistency token says. */
export interface SeenPositions {
  readonly context: ContextName;
  readonly epoch: string;
  readonly positions: readonly { readonly slot: number; readonly position: number }[];
  /** Also what the reactors of the context that is read did about these events. */
  readonly withEffects?: true;
  /**
   * Recorded events name it as their cause, so it is in its log, which may have been restored since: in a later epoch
   * whoever reads has it from the beginning.
   */
  readonly inAnyEpoch?: true;
}

/** What was told of a change is a part of the trace of whoever made it, where that is recorded. */
export interface Traced {
  readonly traceparent?: string;
}

export interface CollectionChange<Document> extends Traced {
  readonly stored: Stored<Document>;
  /** False once, when a change takes the document out of the filter. */
  readonly matches: boolean;
  /** Opaque: resume after it. */
  readonly cursor: string;
}

/** What a context reads of its own read models: cached, always of the active build, and live. */
export interface LiveCollection<Document extends object> extends CollectionReader<Document> {
  /** The document as soon as there is one, null when the time (ms) is over. For ids that may just have been made. */
  awaitDocument(id: string, timeout: number): Promise<Stored<Document> | null>;
  /**
   * The document now, then its newest state after each change, never one with a version that is not above the last
   * (`Document.version`), unless it has forgotten somebody. Attaches to the change feed before it reads. An unknown id is awaited 5 s, then the
   * iterator throws `NotFoundError`.
   */
  watch(
    id: string,
    options: { readonly afterVersion?: number; readonly signal?: AbortSignal },
  ): AsyncIterable<Stored<Document> & Traced>;
  /**
   * Of a resumable collection. Each document that changes; with `after`, first those that changed since that cursor. Throws
   * `CursorExpiredError` for a cursor of another epoch or too far back, `InvalidCursorError` for no cursor at all.
   * With `present` and without `after`, first the documents of these ids as they are now.
   */
  watchAll(options: {
    readonly after?: string;
    readonly present?: readonly string[];
    readonly matches?: (document: Document) => boolean;
    readonly signal?: AbortSignal;
  }): AsyncIterable<CollectionChange<Document>>;
}

export interface ReadModels {
  collection<Document extends object>(definition: CollectionDefinition<Document>): LiveCollection<Document>;
  /**
   * True when the collection's projection has applied what was seen of the contexts that it consumes (others do not
   * matter); false when it has not within `timeout` ms, or cannot, for the stream is parked or the epoch is gone.
   */
  caughtUp(
    definition: CollectionDefinition<never>,
    seen: readonly SeenPositions[],
    timeout: number,
  ): Promise<boolean>;
}
