import type { ContextName } from '@tillgraph/shared-domain/context';
import type { ChangeFeed } from '../read-models/change-feed.ts';
import { createLiveCollection } from '../read-models/live-collection.ts';
import type {
  CollectionDefinition,
  CollectionReader,
  LiveCollection,
  ReadModels,
  SeenPositions,
} from '../read-models/port.ts';
import type { Effects } from './effects.ts';
import { handledContexts } from './handled-events.ts';
import type { ActiveBuild, ProjectionRunner } from './projection-runner.ts';

export interface ContextReadModelsOptions {
  readonly context: ContextName;
  readonly runners: readonly ProjectionRunner[];
  readonly effects: Effects;
  readonly feed: ChangeFeed;
  readonly onFailure: (consumer: string, error: unknown) => void;
}

/** Documents of each collection kept in memory. */
const cached = 10_000;
/** ms between readings of what is watched. */
const rereadInterval = 5000;

/** What a context reads: the collections that its projections make. */
export function createContextReadModels(options: ContextReadModelsOptions): ReadModels & { close(): void } {
  const runners = new Map<string, ProjectionRunner>();
  const collections = new Map<string, LiveCollection<object> & { close(): void }>();
  for (const runner of options.runners) {
    for (const definition of runner.projection.collections) {
      runners.set(definition.name, runner);
      collections.set(definition.name, liveCollection(options, runner, definition));
    }
  }

  function runnerOf(definition: CollectionDefinition<never>): ProjectionRunner {
    const runner = runners.get(definition.name);
    if (!runner) throw new Error(`No projection of ${options.context} makes ${definition.name}.`);
    return runner;
  }

  return {
    collection<Document extends object>(definition: CollectionDefinition<Document>) {
      const collection = collections.get(definition.name);
      if (!collection) throw new Error(`No projection of ${options.context} makes ${definition.name}.`);
      // Its name stands for its documents.
      return collection as unknown as LiveCollection<Document>;
    },
    async caughtUp(definition, seen, timeout) {
      const runner = runnerOf(definition);
      const reached = await Promise.all([
        hasApplied(runner, seen, timeout),
        hasAppliedEffects(runner, options, seen, timeout),
      ]);
      return reached.every(Boolean);
    },
    close() {
      for (const collection of collections.values()) collection.close();
    },
  };
}

function liveCollection(
  { context, feed, onFailure }: ContextReadModelsOptions,
  runner: ProjectionRunner,
  definition: CollectionDefinition<never>,
): LiveCollection<object> & { close(): void } {
  return createLiveCollection<object>({
    // Documents go through it untouched.
    definition: definition as unknown as CollectionDefinition<object>,
    source: {
      build: () => String(runner.active().build.build),
      reader() {
        const reader: CollectionReader<object> | undefined = runner.active().collections.get(definition.name);
        if (!reader) throw new Error(`${runner.projection.name} has no ${definition.name}.`);
        return reader;
      },
      position() {
        const applied = runner.active().applied.of(context);
        return { epoch: applied?.epoch ?? 'none', position: applied?.through ?? 0 };
      },
      onSwitch: runner.onSwitch,
    },
    feed,
    cached,
    rereadInterval,
    onFailure: (error) => onFailure(`collection/${definition.name}`, error),
  });
}

/** Waits for what was seen of the contexts that the projection consumes; not for what cannot come. */
function hasApplied(
  runner: ProjectionRunner,
  seen: readonly SeenPositions[],
  timeout: number,
): Promise<boolean> {
  const contexts = handledContexts(runner.projection.handles);
  const awaited = seen.filter(({ context }) => contexts.includes(context));
  const isCovered = ({ applied }: ActiveBuild) =>
    awaited.every(({ context, epoch, positions }) =>
      positions.every(({ slot, position }) => applied.covers(context, epoch, slot, position)),
    );
  const isHopeless = ({ running }: ActiveBuild) =>
    awaited.some(({ context, positions }) =>
      positions.some(({ position }) => running?.parked.holds(context, position) === true),
    );
  return untilActive(runner, isCovered, isHopeless, timeout);
}

/** Waits for what the context's own reactors did about what was seen, where the projection shows it. */
async function hasAppliedEffects(
  runner: ProjectionRunner,
  { context, effects }: ContextReadModelsOptions,
  seen: readonly SeenPositions[],
  timeout: number,
): Promise<boolean> {
  if (!handledContexts(runner.projection.handles).includes(context)) return true;
  const deadline = performance.now() + timeout;
  const place = await effects.after(seen, timeout);
  if (place === 'none' || place === 'late') return place === 'none';
  const isCovered = ({ applied }: ActiveBuild) => {
    const own = applied.of(context);
    return own?.epoch === place.epoch && own.through >= place.position;
  };
  return untilActive(runner, isCovered, () => false, deadline - performance.now());
}

/** True as soon as the build that is read is far enough, false when it never will be or the time (ms) is over. */
async function untilActive(
  runner: ProjectionRunner,
  isCovered: (active: ActiveBuild) => boolean,
  isHopeless: (active: ActiveBuild) => boolean,
  timeout: number,
): Promise<boolean> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const active = runner.active();
    const isOver = () => isCovered(active) || isHopeless(active) || runner.active() !== active;
    await active.applied.waitUntil(isOver, Math.max(0, deadline - performance.now()));
    if (runner.active() !== active) continue;
    return isCovered(active) && !isHopeless(active);
  }
}
