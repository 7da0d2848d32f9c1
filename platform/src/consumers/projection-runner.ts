import { setTimeout as delay } from 'node:timers/promises';
import type { PersonErasure } from '../event-store/port.ts';
import type { ReadModelStore } from '../read-models/port.ts';
import { isAsFar } from './applied-positions.ts';
import { handledContexts } from './handled-events.ts';
import { type Build, buildConsumer } from './ledger/builds.ts';
import type { Linger } from './linger.ts';
import { createMutex } from './mutex.ts';
import { openCollections } from './open-collections.ts';
import type { Projection } from './port.ts';
import { type ProjectionBuild, type RunnerParts, startProjectionBuild } from './projection-build.ts';

export interface ProjectionRunnerOptions extends RunnerParts {
  readonly projection: Projection;
  readonly persons: PersonErasure;
  readonly store: ReadModelStore;
  readonly linger: Pick<Linger, 'rest'>;
  /** ms that readers in other processes are given to move over before what they have read is dropped. */
  readonly dropDelay: number;
}

export interface ProjectionRunner {
  readonly projection: Projection;
  /** Makes all documents anew beside those that are read; resolves when they have taken over. */
  rebuild(): Promise<void>;
  /** The build that is read, when it is of the program's version. */
  activeBuild(): ProjectionBuild | undefined;
  /** The running build that is this consumer. */
  buildOf(consumer: string): ProjectionBuild | undefined;
  /** The names of the running builds as consumers. */
  consumers(): readonly string[];
  stop(): Promise<void>;
}

/**
 * Fills a projection's builds: the active one, and one that is to take over. The ledger says which there are, and each
 * step on the way of a build may be made by any process that runs the projection, or by several: whoever sees first that
 * it is ready makes it the active one.
 */
export async function startProjectionRunner(options: ProjectionRunnerOptions): Promise<ProjectionRunner> {
  const { projection, store, ledger, bus, feed, watch, onFailure } = options;
  const contexts = handledContexts(projection.handles);
  const stopping = new AbortController();
  const running = new Map<number, ProjectionBuild>();
  const tasks = new Set<Promise<void>>();
  const oneAtATime = createMutex();
  const waiting = new Set<() => void>();
  let builds: readonly Build[] = [];

  /** Until it succeeds: what failed is reported, and tried again. */
  function inBackground(attempt: () => Promise<void>): void {
    const task = (async () => {
      while (!stopping.signal.aborted) {
        try {
          return await attempt();
        } catch (error) {
          if (stopping.signal.aborted) return;
          onFailure(`projection/${projection.name}`, error);
          await delay(lookAgainAfter, undefined, { signal: stopping.signal }).catch(() => undefined); // the stop
        }
      }
    })();
    tasks.add(task);
    void task.then(() => tasks.delete(task));
  }

  function wakeWaiting(): void {
    for (const resume of waiting) resume();
    waiting.clear();
  }

  async function follow(found: readonly Build[]): Promise<void> {
    builds = found;
    wakeWaiting();
    if (stopping.signal.aborted) return;
    const wanted = found.filter(
      ({ state, version }) => state !== 'retired' && version === projection.version,
    );
    for (const build of wanted) if (!running.has(build.build)) await start(build);
    for (const [number, build] of [...running]) {
      if (wanted.some((one) => one.build === number)) continue;
      running.delete(number);
      build.applied.notify();
      await build.stop();
    }
    for (const build of found) {
      if (build.state === 'retired' && (build.retiredFor ?? Number.POSITIVE_INFINITY) >= options.dropDelay) {
        // What is left of it goes at the next look.
        await drop(build).catch((error) => onFailure(buildConsumer(build), error));
      }
    }
  }

  async function start(build: Build): Promise<void> {
    const collections = await openCollections(store, projection, build, false);
    const onNewEpoch = () => inBackground(async () => void (await begin(build)));
    const started = await startProjectionBuild({ ...options, build, collections, onNewEpoch });
    running.set(build.build, started);
    if (build.state === 'building') inBackground(() => takeOverWhenReady(started));
  }

  async function takeOverWhenReady(next: ProjectionBuild): Promise<void> {
    while (running.get(next.build.build) === next && !stopping.signal.aborted) {
      if (!(await isReady(next))) continue;
      // Readers begin with what is stored.
      await ledger.checkpoints.flush();
      await ledger.builds.activate(next.build);
      await tellOfLedger();
      return;
    }
  }

  /** True as soon as readers may move over; false when they may not after a while. */
  async function isReady(next: ProjectionBuild): Promise<boolean> {
    const heads = new Map(
      await Promise.all(contexts.map(async (context) => [context, await bus.head(context)] as const)),
    );
    const read = builds.find(({ state }) => state === 'active');
    const active = read && running.get(read.build);
    // A program that cannot apply what the one before could is to be mended, or its events skipped, first.
    const mayPark = read && (await ledger.parkedEvents(buildConsumer(read)));
    const isOver = () => running.get(next.build.build) !== next || stopping.signal.aborted;
    const ready = () =>
      next.parked.count() <= (mayPark?.count() ?? 0) &&
      contexts.every((context) => {
        const head = heads.get(context);
        const applied = next.applied.of(context);
        const isThere = (applied?.through ?? 0) >= (head?.position ?? 0);
        const isOfThisLog = applied === undefined || applied.epoch === head?.epoch;
        return isThere && isOfThisLog && (!active || isAsFar(next.applied, active.applied, context));
      });
    return (await next.applied.waitUntil(() => isOver() || ready(), lookAgainAfter)) && !isOver();
  }

  async function drop(build: Build): Promise<void> {
    for (const collection of build.collections) await store.drop(collection, String(build.build));
    const consumer = buildConsumer(build);
    await ledger.checkpoints.remove(consumer);
    await (await ledger.parkedEvents(consumer)).clear();
    await ledger.builds.remove(build);
  }

  /** A build beside the active one. `insteadOf`: a log that this one is made from was restored. */
  async function begin(insteadOf?: Build): Promise<Build> {
    const begun = await ledger.builds.begin(projection, insteadOf);
    await tellOfLedger();
    return begun;
  }

  async function tellOfLedger(): Promise<void> {
    await watch.look();
    await feed.publish({ ledgerChanged: true });
  }

  async function rebuild(): Promise<void> {
    const begun = await begin();
    // Should it be given up for another one, that one counts.
    const isDone = () =>
      builds.some(({ state, build }) => state === 'active' && build >= begun.build) &&
      !builds.some(({ state }) => state === 'building');
    while (!isDone()) {
      if (stopping.signal.aborted)
        throw new Error('The program ends; the rebuild goes on at its next start.');
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  }

  const unsubscribe = watch.onBuilds(projection.name, (found) => oneAtATime(() => follow(found)));
  await ledger.builds.prepare(projection, bus.sharesSlots);
  await watch.look();

  const runningBuilds = (): readonly ProjectionBuild[] => [...running.values()];
  return {
    projection,
    rebuild,
    activeBuild() {
      const active = builds.find(({ state }) => state === 'active');
      return active && running.get(active.build);
    },
    buildOf: (consumer) => runningBuilds().find(({ build }) => buildConsumer(build) === consumer),
    consumers: () => runningBuilds().map(({ build }) => buildConsumer(build)),
    async stop() {
      stopping.abort();
      unsubscribe();
      wakeWaiting();
      for (const build of runningBuilds()) build.applied.notify();
      await Promise.all(tasks);
      await oneAtATime(async () => undefined);
      await Promise.all(runningBuilds().map((build) => build.stop()));
    },
  };
}

/** ms. */
const lookAgainAfter = 1000;
