import type { Positions, StoredOrTombstone } from './port.ts';

/** A document changed. Published after its projection committed; a redelivered event is announced again. */
export interface DocumentChanged {
  readonly collection: string;
  readonly build: string;
  readonly id: string;
  readonly changed: number;
  readonly positions: Positions;
  /** In the projection's own process only: spares the readers there from reading it again. */
  readonly documents?: {
    readonly before: object | undefined;
    readonly after: StoredOrTombstone<object>;
  };
}

/** Announces changed documents to the caches and subscriptions of every replica. */
export interface ChangeFeed {
  /** In process, listeners are called before it returns. */
  publish(changes: readonly DocumentChanged[]): Promise<void>;
  /** `onInterrupted`: announcements may be missing, so read again what you hold. Returns the unsubscribe. */
  subscribe(listener: ChangeListener): () => void;
}

export interface ChangeListener {
  readonly onChanges: (changes: readonly DocumentChanged[]) => void;
  readonly onInterrupted: () => void;
}
