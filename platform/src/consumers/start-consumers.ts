import type { ContextName } from '@tillgraph/shared-domain/context';
import type { EventBus } from '../event-bus/port.ts';
import type { EventStore } from '../event-store/port.ts';
import type { ChangeFeed } from '../read-models/change-feed.ts';
import type { ReadModelStore, ReadModels } from '../read-models/port.ts';
import type { AppliedPositions } from './applied-positions.ts';
import { createContextReadModels } from './context-read-models.ts';
import { createEffects } from './effects.ts';
import { handledContexts } from './handled-events.ts';
import { openLedger } from './ledger/ledger.ts';
import type { Handles, Projection, Reactor } from './port.ts';
import { type ConsumerProgress, progressOf } from './progress.ts';
import { type ProjectionRunner, startProjectionRunner } from './projection-runner.ts';
import { type ReactorRunner, startReactorRunner } from './reactor-runner.ts';
import { serveRequests } from './serve-requests.ts';

export interface ConsumersOptions {
  readonly context: ContextName;
  /** The context's own database: checkpoints, parked events, builds and requests are kept there. */
  readonly databaseUrl: string;
  readonly bus: EventBus;
  /** The context's own, for its end: the bus may know less of it. */
  readonly log: Pick<EventStore, 'head'>;
  readonly store: ReadModelStore;
  readonly feed: ChangeFeed;
  readonly projections: readonly Projection[];
  readonly now: () => Date;
  /** Something failed and is tried again, or an event was parked: `consumer` says whose. */
  readonly onFailure: (consumer: string, error: unknown) => void;
}

/** A context's running consumers. */
export interface Consumers {
  readonly readModels: ReadModels;
  /** Starts the reactors, which need the read models to be made. */
  startReactors(reactors: readonly Reactor[]): Promise<void>;
  progress(): readonly ConsumerProgress[];
  /** True when every consumer has applied what the logs held when it was called; false when the time (ms) is over. */
  settled(timeout: number): Promise<boolean>;
  /** In reverse order of starting; resolves when what was under way is done. Bus, store and feed are their owner's. */
  stop(): Promise<void>;
}

export async function startConsumers(options: ConsumersOptions): Promise<Consumers> {
  const { context, bus, onFailure } = options;
  const ledger = await openLedger({
    databaseUrl: options.databaseUrl,
    onFailure: (error) => onFailure('checkpoints', error),
  });
  const parts = { context, bus, ledger, now: options.now, onFailure };
  const projections: ProjectionRunner[] = [];
  const reactors: ReactorRunner[] = [];
  for (const projection of options.projections) {
    projections.push(
      await startProjectionRunner({ ...parts, projection, store: options.store, feed: options.feed }),
    );
  }
  const readModels = createContextReadModels({
    context,
    runners: projections,
    effects: createEffects({
      reactors,
      head: () => options.log.head(),
      onFailure: (error) => onFailure('effects', error),
    }),
    feed: options.feed,
    onFailure,
  });
  const requests = await serveRequests({ ledger, projections, reactors, onFailure });

  const consumers = (): readonly { applied: () => AppliedPositions; handles: Handles }[] => [
    ...projections.map((runner) => ({
      applied: () => runner.active().applied,
      handles: runner.projection.handles,
    })),
    ...reactors.map((runner) => ({ applied: () => runner.applied, handles: runner.reactor.handles })),
  ];

  return {
    readModels,
    async startReactors(started) {
      for (const reactor of started) reactors.push(await startReactorRunner({ ...parts, reactor }));
    },
    progress: () => progressOf(projections, reactors),
    async settled(timeout) {
      const deadline = performance.now() + timeout;
      const reached = await Promise.all(
        consumers().flatMap(({ applied, handles }) =>
          handledContexts(handles).map(async (name) => {
            const { position } = await bus.head(name);
            const left = Math.max(0, deadline - performance.now());
            return applied().waitUntil(() => (applied().of(name)?.through ?? 0) >= position, left);
          }),
        ),
      );
      return reached.every(Boolean);
    },
    async stop() {
      const requestsStopped = requests.stop();
      await Promise.all(reactors.map((runner) => runner.stop()));
      readModels.close();
      await Promise.all(projections.map((runner) => runner.stop()));
      await requestsStopped;
      await ledger.close();
    },
  };
}
