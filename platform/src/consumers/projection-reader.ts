import type { CollectionReader, ReadModelStore } from '../read-models/port.ts';
import { type AppliedPositions, createAppliedPositions, isAsFar } from './applied-positions.ts';
import { handledContexts } from './handled-events.ts';
import { type Build, buildConsumer } from './ledger/builds.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { ParkedEvents } from './ledger/parked-events.ts';
import type { LedgerWatch } from './ledger-watch.ts';
import { createLinger, type Linger, usualLinger } from './linger.ts';
import { openCollections } from './open-collections.ts';
import type { Projection } from './port.ts';

/** The build that is read, whichever processes fill it. */
export interface ActiveBuild {
  readonly build: Build;
  readonly collections: ReadonlyMap<string, CollectionReader<object>>;
  readonly applied: AppliedPositions;
  readonly parked: ParkedEvents;
}

export interface ProjectionReader {
  readonly projection: Projection;
  /** Of the projection in this process: told of who waits for what it makes. */
  readonly linger: Linger;
  active(): ActiveBuild;
  /** Called when another build has become the active one, or changes were not announced. Returns the unsubscribe. */
  onInterrupted(listener: () => void): () => void;
  close(): void;
}

export interface ProjectionReaderOptions {
  readonly projection: Projection;
  readonly store: ReadModelStore;
  readonly ledger: Ledger;
  readonly watch: LedgerWatch;
  readonly now: () => Date;
}

/** Reads what a projection has made, and moves over when another build takes over. */
export async function openProjectionReader(options: ProjectionReaderOptions): Promise<ProjectionReader> {
  const { projection, store, ledger, watch } = options;
  const contexts = handledContexts(projection.handles);
  const listeners = new Set<() => void>();
  const interrupt = () => {
    for (const listener of [...listeners]) listener();
  };

  async function open(build: Build): Promise<ActiveBuild & { readonly unfollow: () => void }> {
    const collections = await openCollections(store, projection, build, true);
    const applied = createAppliedPositions(options.now);
    const consumer = buildConsumer(build);
    const parked = await ledger.parkedEvents(consumer);
    const unfollow = await watch.follow({ consumer, applied, parked, onUnannounced: interrupt });
    return { build, collections, applied, parked, unfollow };
  }

  let active = await open(await ledger.builds.active(projection));

  const unsubscribe = watch.onBuilds(projection.name, async (builds) => {
    const found = builds.find(({ state }) => state === 'active');
    if (!found || found.build === active.build.build) return;
    const next = await open(found);
    const before = active;
    // No reader is to go back in time.
    await next.applied.waitUntil(
      () => contexts.every((context) => isAsFar(next.applied, before.applied, context)),
      patience,
    );
    active = next;
    before.unfollow();
    interrupt();
    before.applied.notify();
  });

  return {
    projection,
    linger: createLinger(projection.linger ?? usualLinger),
    active: () => active,
    onInterrupted(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      unsubscribe();
      active.unfollow();
    },
  };
}

/** ms. The new build has been further than the one before when it was made the active one. */
const patience = 5000;
