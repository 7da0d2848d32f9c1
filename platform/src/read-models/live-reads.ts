import type { ChangeCursor } from './change-cursor.ts';
import type { CollectionReader } from './port.ts';

/** What watching is made of. */
export interface LiveReads<Document extends object> {
  readonly reader: CollectionReader<Document>;
  readonly position: () => ChangeCursor;
  /** By id: the revisions that were told to who watches these documents, and are not stored yet. */
  readonly foretold: () => ReadonlyMap<string, number>;
  /** Of one document, or of all. Returns the unsubscribe. */
  subscribe(id: string | undefined, subscriber: ChangeSubscriber<Document>): () => void;
}

export interface ChangeSubscriber<Document> {
  /** `before`: undefined when there was none or it is not known. */
  readonly onChange: (id: string, before: Document | undefined, traceparent: string | undefined) => void;
  /** Anything may have changed. */
  readonly onInterrupted: () => void;
}
