import type { Positions } from './port.ts';

/** A document changed. Published after its projection committed; a redelivered event is announced again. */
export interface DocumentChanged {
  readonly collection: string;
  readonly id: string;
  readonly changed: number;
  readonly positions: Positions;
}

/** Announces changed documents to the caches and subscriptions of every replica. */
export interface ChangeFeed {
  publish(changes: readonly DocumentChanged[]): Promise<void>;
  /** `onInterrupted`: announcements may be missing, so read again what you hold. Returns the unsubscribe. */
  subscribe(listener: {
    readonly onChanges: (changes: readonly DocumentChanged[]) => void;
    readonly onInterrupted: () => void;
  }): () => void;
}
