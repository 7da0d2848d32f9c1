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
import type { ActiveBuild, ProjectionReader } from './projection-reader.ts';

export interface ContextReadModelsOptions {
  readonly context: ContextName;
  readonly readers: readonly ProjectionReader[];
  readonly effects: Effects;
  readonly feed: ChangeFeed;
  readonly onFailure: (consumer: string, error: unknown) => void;
}

/** Documents of each collection kept in memory. */
const cached = 10_000;
/** ms between readings of what is watched: with ten thousand subscribers these take as long as a hundred changes. */
const rereadInterval = 5000;

/** What a context reads: the collections that its projections make. */
export function createContextReadModels(options: ContextReadModelsOptions): ReadModels & { close(): void } {
  const readers = new Map<string, ProjectionReader>();
  const collections = new Map<string, LiveCollection<object> & { close(): void }>();
  for (const reader of options.readers) {
    for (const definition of reader.projection.collections) {
      readers.set(definition.name, reader);
      collections.set(definition.name, liveCollection(options, reader, definition));
    }
  }

  function readerOf(definition: CollectionDefinition<never>): ProjectionReader {
    const reader = readers.get(definition.name);
    if (!reader) throw new Error(`No projection of ${options.context} makes ${definition.name}.`);
    return reader;
  }

  return {
    collection<Document extends object>(definition: CollectionDefinition<Document>) {
      const collection = collections.get(definition.name);
      if (!collection) throw new Error(`No projection of ${options.context} makes ${definition.name}.`);
      // Its name stands for its documents.
      return collection as unknown as LiveCollection<Document>;
    },
    async caughtUp(definition, seen, timeout) {
      const reader = readerOf(definition);
      const reached = await Promise.all([
        hasApplied(reader, seen, timeout),
        hasAppliedEffects(reader, options, seen, timeout),
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
  reader: ProjectionReader,
  definition: CollectionDefinition<never>,
): LiveCollection<object> & { close(): void } {
  return createLiveCollection<object>({
    // Documents go through it untouched.
    definition: definition as unknown as CollectionDefinition<object>,
    source: {
      build: () => String(reader.active().build.build),
      reader() {
        const found: CollectionReader<object> | undefined = reader.active().collections.get(definition.name);
        if (!found) throw new Error(`${reader.projection.name} has no ${definition.name}.`);
        return found;
      },
      position() {
        const applied = reader.active().applied.of(context);
        return { epoch: applied?.epoch ?? 'none', position: applied?.through ?? 0 };
      },
      onInterrupted: reader.onInterrupted,
      demand: reader.linger,
    },
    feed,
    cached,
    rereadInterval: feed.mayLose ? rereadInterval : undefined,
    onFailure: (error) => onFailure(`collection/${definition.name}`, error),
  });
}

/** Waits for what was seen of the contexts that the projection consumes; not for what cannot come. */
function hasApplied(
  reader: ProjectionReader,
  seen: readonly SeenPositions[],
  timeout: number,
): Promise<boolean> {
  const contexts = handledContexts(reader.projection.handles);
  const awaited = seen.filter(({ context }) => contexts.includes(context));
  const isCovered = ({ applied }: ActiveBuild) =>
    awaited.every(({ context, epoch, positions, inAnyEpoch }) => {
      const isLater = (applied.of(context)?.epoch ?? epoch) !== epoch;
      if (inAnyEpoch && isLater) return true;
      return positions.every(({ slot, position }) => applied.covers(context, epoch, slot, position));
    });
  const isHopeless = ({ parked }: ActiveBuild) =>
    awaited.some(({ context, positions }) =>
      positions.some(({ position }) => parked.holds(context, position)),
    );
  return untilActive(reader, isCovered, isHopeless, timeout);
}

/** Waits for what the context's own reactors did about what was seen, where the projection shows it. */
async function hasAppliedEffects(
  reader: ProjectionReader,
  { context, effects }: ContextReadModelsOptions,
  seen: readonly SeenPositions[],
  timeout: number,
): Promise<boolean> {
  if (!handledContexts(reader.projection.handles).includes(context)) return true;
  const deadline = performance.now() + timeout;
  const place = await effects.after(seen, timeout);
  if (place === 'none' || place === 'late') return place === 'none';
  const isCovered = ({ applied }: ActiveBuild) => {
    const own = applied.of(context);
    return own?.epoch === place.epoch && own.through >= place.position;
  };
  return untilActive(reader, isCovered, () => false, deadline - performance.now());
}

/** True as soon as the build that is read is far enough, false when it never will be or the time (ms) is over. */
async function untilActive(
  reader: ProjectionReader,
  isCovered: (active: ActiveBuild) => boolean,
  isHopeless: (active: ActiveBuild) => boolean,
  timeout: number,
): Promise<boolean> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const active = reader.active();
    const isOver = () => isCovered(active) || isHopeless(active) || reader.active() !== active;
    if (!isOver()) {
      await reader.linger.awaiting(
        active.applied.waitUntil(isOver, Math.max(0, deadline - performance.now())),
      );
    }
    if (reader.active() !== active) continue;
    return isCovered(active) && !isHopeless(active);
  }
}
