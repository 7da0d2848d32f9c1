import type { ChangeFeed, ConsumerAdvanced } from '../read-models/change-feed.ts';
import type { AppliedPositions } from './applied-positions.ts';
import type { Build } from './ledger/builds.ts';
import type { StoredCheckpoint } from './ledger/checkpoints.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { ParkedEvents } from './ledger/parked-events.ts';

/** A consumer of which some process does the work. */
export interface FollowedConsumer {
  readonly consumer: string;
  readonly applied: AppliedPositions;
  readonly parked: ParkedEvents;
  /** It is further than was announced: what it has changed may not have been announced either. */
  readonly onUnannounced: () => void;
}

/** Keeps this process right about what the context's consumers do in others. */
export interface LedgerWatch {
  /** Keeps the consumer's positions and parked events; resolves when they are known. */
  follow(followed: FollowedConsumer): Promise<() => void>;
  /** Called with the projection's builds whenever they were read; in the order of the calls, one after the other. */
  onBuilds(projection: string, listener: (builds: readonly Build[]) => Promise<void>): () => void;
  /** Reads the ledger; resolves when all listeners are done with what it says. */
  look(): Promise<void>;
  /** Resolves when the look under way is over. */
  close(): Promise<void>;
}

export interface LedgerWatchOptions {
  readonly ledger: Ledger;
  readonly feed: ChangeFeed;
  /** ms between looks, for what is not announced. */
  readonly interval: number;
  /** The ledger could not be read; it is tried again. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Positions come with the announcements, and what else changed is read when they say so. Announcements may be lost or
 * late: the ledger is read from time to time, and is then believed.
 */
export function watchLedger({ ledger, feed, interval, onFailure }: LedgerWatchOptions): LedgerWatch {
  const followed = new Set<FollowedConsumer>();
  const listeners = new Map<(builds: readonly Build[]) => Promise<void>, string>();
  let looking: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let closed = false;
  /** What was announced behind a change of the ledger is not to be known before it. */
  let lookForced = 0;

  async function readPositions(consumers: readonly FollowedConsumer[]): Promise<void> {
    if (consumers.length === 0) return;
    const stored = await ledger.checkpoints.stored([...new Set(consumers.map(({ consumer }) => consumer))]);
    // Afterwards, so that of what is behind these positions nothing parked is unknown.
    for (const parked of new Set(consumers.map(({ parked }) => parked))) await parked.refresh();
    for (const { consumer, applied, onUnannounced } of consumers) {
      const checkpoints = stored.filter((checkpoint) => checkpoint.consumer === consumer);
      // Whoever waited for the positions looks behind this, and finds no cache that has missed what they cover.
      if (applied.advance(checkpoints)) onUnannounced();
      for (const { context, epoch, head } of headsOf(checkpoints)) applied.sawHead(context, epoch, head);
      applied.notify();
    }
  }

  async function readBuilds(): Promise<void> {
    if (listeners.size === 0) return;
    const builds = await ledger.builds.list();
    for (const [listener, projection] of [...listeners]) {
      if (listeners.has(listener)) await listener(builds.filter((build) => build.projection === projection));
    }
  }

  /** One that begins after the call: the one under way may have read before what the caller knows of. */
  function look(): Promise<void> {
    if (!next) {
      next = looking.then(async () => {
        next = undefined;
        if (closed) return;
        await readPositions([...followed]);
        await readBuilds();
      });
      looking = next.catch(() => undefined); // who asked for it is told
    }
    return next;
  }

  function advance({ consumer, positions }: ConsumerAdvanced): void {
    for (const one of followed) if (one.consumer === consumer) one.applied.advance(positions);
  }

  const lookInBackground = () => {
    look().catch(onFailure);
  };
  const timer = setInterval(lookInBackground, interval);
  const unsubscribe = feed.subscribe({
    onAnnouncement({ advanced, ledgerChanged }) {
      if (ledgerChanged) {
        lookForced += 1;
        look()
          .catch(onFailure)
          .finally(() => {
            lookForced -= 1;
          });
      }
      if (!advanced) return;
      if (lookForced > 0) void looking.then(() => advance(advanced));
      else advance(advanced);
    },
    onInterrupted: lookInBackground,
  });

  return {
    async follow(one) {
      followed.add(one);
      await readPositions([one]);
      return () => {
        followed.delete(one);
      };
    },
    onBuilds(projection, listener) {
      listeners.set(listener, projection);
      return () => {
        listeners.delete(listener);
      };
    },
    look,
    async close() {
      closed = true;
      clearInterval(timer);
      unsubscribe();
      await looking;
    },
  };
}

/** The furthest of each context. */
function headsOf(checkpoints: readonly StoredCheckpoint[]): readonly StoredCheckpoint[] {
  const heads = new Map<string, StoredCheckpoint>();
  for (const checkpoint of checkpoints) {
    const known = heads.get(checkpoint.context);
    if (!known || known.head < checkpoint.head) heads.set(checkpoint.context, checkpoint);
  }
  return [...heads.values()];
}
