import { setTimeout as delay } from 'node:timers/promises';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { ChangeFeed } from '../read-models/change-feed.ts';
import type { CollectionWriter, ReadModelStore } from '../read-models/port.ts';
import { type AppliedPositions, createAppliedPositions } from './applied-positions.ts';
import { handledContexts } from './handled-events.ts';
import type { Build } from './ledger/builds.ts';
import type { Projection } from './port.ts';
import {
  buildConsumer,
  type ProjectionBuild,
  type RunnerParts,
  startProjectionBuild,
} from './projection-build.ts';

export interface ProjectionRunnerOptions extends RunnerParts {
  readonly projection: Projection;
  readonly store: ReadModelStore;
  readonly feed: ChangeFeed;
}

/** The build that is read. */
export interface ActiveBuild {
  readonly build: Build;
  readonly collections: ReadonlyMap<string, CollectionWriter<object>>;
  readonly applied: AppliedPositions;
  /** Absent for a build of another version: it is read as it is until its successor takes over. */
  readonly running?: ProjectionBuild;
}

export interface ProjectionRunner {
  readonly projection: Projection;
  active(): ActiveBuild;
  /** Called when another build has become the active one. Returns the unsubscribe. */
  onSwitch(listener: () => void): () => void;
  /** Makes all documents anew beside the running ones; resolves when they have taken over. */
  rebuild(): Promise<void>;
  /** The running build that is this consumer. */
  buildOf(consumer: string): ProjectionBuild | undefined;
  /** The names of the running builds as consumers. */
  consumers(): readonly string[];
  stop(): Promise<void>;
}

export async function startProjectionRunner(options: ProjectionRunnerOptions): Promise<ProjectionRunner> {
  const { projection, store, ledger, bus } = options;
  const contexts = handledContexts(projection.handles);
  const listeners = new Set<() => void>();
  const stopping = new AbortController();
  let filling: ProjectionBuild | undefined;
  let rebuilding: Promise<void> | undefined;

  const builds = await ledger.builds.prepare(projection);
  const prepared = builds.find(({ state }) => state === 'active');
  if (!prepared) throw new Error(`${projection.name} has no active build.`);
  let active = await openActive(prepared);

  async function openCollections(build: Build, asItIs: boolean): Promise<ActiveBuild['collections']> {
    const collections = new Map<string, CollectionWriter<object>>();
    for (const definition of projection.collections) {
      // The projection's own changes are what fits its documents.
      const writer = await store.open(definition, String(build.build), { asItIs });
      collections.set(definition.name, writer as unknown as CollectionWriter<object>);
    }
    return collections;
  }

  function startBuild(build: Build, collections: ActiveBuild['collections'], onNewEpoch: () => void) {
    return startProjectionBuild({ ...options, build, collections, onNewEpoch });
  }

  async function openActive(build: Build): Promise<ActiveBuild> {
    const collections = await openCollections(build, build.version !== projection.version);
    if (build.version === projection.version) {
      const running = await startBuild(build, collections, rebuildInBackground);
      return { build, collections, applied: running.applied, running };
    }
    const applied = createAppliedPositions(options.now);
    applied.advance(await ledger.checkpoints.load(buildConsumer(build)));
    return { build, collections, applied };
  }

  /** Begins again when a log is restored meanwhile. */
  async function makeAnew(): Promise<void> {
    while (!stopping.signal.aborted) {
      const build = await ledger.builds.begin(projection);
      const outcome = await fillAndTakeOver(build);
      if (outcome === 'active') return;
      if (outcome === 'restored') await drop(build);
    }
    throw new Error('The program ends; the rebuild goes on at its next start.');
  }

  async function fillAndTakeOver(build: Build): Promise<'active' | 'restored' | 'stopped'> {
    const collections = await openCollections(build, false);
    let restored = false;
    const running = await startBuild(build, collections, () => {
      if (active.running === running) return rebuildInBackground();
      restored = true;
      running.applied.notify();
    });
    filling = running;
    const isOver = () => stopping.signal.aborted || restored;
    try {
      while (!(await isReady(running, isOver))) {
        if (isOver()) return restored ? 'restored' : 'stopped';
      }
      await ledger.builds.activate(build);
      await takeOver({ build, collections, applied: running.applied, running });
      return 'active';
    } finally {
      filling = undefined;
      if (active.running !== running) await running.stop();
    }
  }

  /** True as soon as readers may move over; false when they may not after a while, or it is over. */
  async function isReady(next: ProjectionBuild, isOver: () => boolean): Promise<boolean> {
    const heads = new Map<ContextName, number>();
    for (const context of contexts) heads.set(context, (await bus.head(context)).position);
    // A program that cannot apply what the one before could is to be mended, or its events skipped, first.
    const mayPark = active.running?.parked ?? (await ledger.parkedEvents(buildConsumer(active.build)));
    const ready = () =>
      next.parked.count() <= mayPark.count() &&
      contexts.every(
        (context) =>
          (next.applied.of(context)?.through ?? 0) >= (heads.get(context) ?? 0) &&
          isAsFar(next.applied, active.applied, context),
      );
    return (await next.applied.waitUntil(() => isOver() || ready(), lookAgainAfter)) && !isOver();
  }

  async function takeOver(next: ActiveBuild): Promise<void> {
    const before = active;
    active = next;
    for (const listener of [...listeners]) listener();
    before.applied.notify();
    await before.running?.stop();
    // What is left of it goes at the next start.
    await drop(before.build).catch((error) => options.onFailure(buildConsumer(before.build), error));
  }

  async function drop(build: Build): Promise<void> {
    for (const collection of build.collections) await store.drop(collection, String(build.build));
    const consumer = buildConsumer(build);
    await ledger.checkpoints.remove(consumer);
    await (await ledger.parkedEvents(consumer)).clear();
    await ledger.builds.remove(build);
  }

  /** One at a time; whoever asks meanwhile gets the one under way. Resolves or throws with it. */
  function rebuild(): Promise<void> {
    rebuilding ??= makeAnew().finally(() => {
      rebuilding = undefined;
    });
    return rebuilding;
  }

  /** Until it is done: what failed is reported, and tried again. */
  function rebuildInBackground(): void {
    const attempt = async () => {
      while (!stopping.signal.aborted) {
        try {
          return await rebuild();
        } catch (error) {
          if (stopping.signal.aborted) return;
          options.onFailure(`projection/${projection.name}`, error);
          await delay(lookAgainAfter, undefined, { signal: stopping.signal }).catch(() => undefined);
        }
      }
    };
    background = Promise.all([background, attempt()]);
  }
  let background: Promise<unknown> = Promise.resolve();

  const runningBuilds = (): readonly ProjectionBuild[] =>
    [active.running, filling].filter((running) => running !== undefined);

  if (builds.some(({ state }) => state === 'building')) rebuildInBackground();
  for (const build of builds) if (build.state === 'retired') await drop(build);

  return {
    projection,
    active: () => active,
    onSwitch(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    rebuild,
    buildOf: (consumer) => runningBuilds().find(({ build }) => buildConsumer(build) === consumer),
    consumers: () => runningBuilds().map(({ build }) => buildConsumer(build)),
    async stop() {
      stopping.abort();
      filling?.applied.notify();
      await background;
      await rebuilding?.catch(() => undefined); // who asked for it is told
      await active.running?.stop();
    },
  };
}

/** ms. */
const lookAgainAfter = 1000;

/** So that no reader goes back in time when the one takes over from the other, unless the log itself did. */
function isAsFar(next: AppliedPositions, current: AppliedPositions, context: ContextName): boolean {
  const applied = next.of(context);
  const before = current.of(context);
  return before === undefined || applied?.epoch !== before.epoch || applied.through >= before.through;
}
