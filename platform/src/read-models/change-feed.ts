import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Slot } from '@tillgraph/shared-domain/slot';
import type { Positions, StoredOrTombstone } from './port.ts';

/** A document changed. Published after its projection committed; a redelivered event is announced again. */
export interface DocumentChanged {
  readonly collection: string;
  readonly build: string;
  readonly id: string;
  readonly changed: number;
  readonly positions: Positions;
  /** Of the last event in it, as it was applied. */
  readonly traceparent?: string;
  /** In the projection's own process only: spares the readers there from reading it again. */
  readonly documents?: {
    readonly before: object | undefined;
    readonly after: StoredOrTombstone<object>;
  };
}

/** How far a consumer has come, for who waits for it: announced after the effects, with the changes or behind them. */
export interface ConsumerAdvanced {
  readonly consumer: string;
  readonly positions: readonly {
    readonly context: ContextName;
    readonly slot: Slot | 'all';
    readonly epoch: string;
    readonly position: number;
  }[];
}

export interface Announcement {
  readonly changes?: readonly DocumentChanged[];
  readonly advanced?: ConsumerAdvanced;
  /** Builds, or parked events: to be looked at where they are kept. */
  readonly ledgerChanged?: true;
  /** What is in memory of persons is to be forgotten. Before `advanced`, so that who waited for that finds none of it. */
  readonly personErased?: true;
}

/** Announces what consumers did to the caches and subscriptions of every replica. */
export interface ChangeFeed {
  /** An announcement may never come, so what is watched is to be read again from time to time. */
  readonly mayLose: boolean;
  /**
   * Tells those in this process who watch one of the documents of its next state before it is stored: it is what the log
   * makes of it, so it will be. The same is published afterwards. `storing` settles when it is stored, or could not be.
   * Answers whether anybody was told.
   */
  foretell(changes: readonly DocumentChanged[], storing: Promise<unknown>): boolean;
  /** Listeners in this process are called before it returns. Throws when others may not be told: publish it again. */
  publish(announcement: Announcement): Promise<void>;
  /** Returns the unsubscribe. */
  subscribe(listener: ChangeListener): () => void;
}

export interface ChangeListener {
  readonly onAnnouncement: (announcement: Announcement) => void;
  /** Answers whether somebody watches one of them. */
  readonly onForetold?: (changes: readonly DocumentChanged[], storing: Promise<unknown>) => boolean;
  /** Announcements may be missing, so read again what you hold. */
  readonly onInterrupted: () => void;
}
