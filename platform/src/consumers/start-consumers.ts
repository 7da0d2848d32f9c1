import type { ContextName } from '@tillgraph/shared-domain/context';
import type { EventBus } from '../event-bus/port.ts';
import type { EventStore, PersonErasure } from '../event-store/port.ts';
import { ClosingStack } from '../life-cycle/index.ts';
import type { ChangeFeed } from '../read-models/change-feed.ts';
import type { ReadModelStore, ReadModels } from '../read-models/port.ts';
import { rememberDocuments } from '../read-models/remembering-store.ts';
import type { Tracer } from '../tracing/index.ts';
import { createContextReadModels } from './context-read-models.ts';
import { createEffects, type ReactorPositions } from './effects.ts';
import { followReactor } from './follow-reactor.ts';
import { openLedger } from './ledger/ledger.ts';
import { watchLedger } from './ledger-watch.ts';
import type { ConsumerRole, Projection, Reactor } from './port.ts';
import { type ConsumerProgress, progressOf } from './progress.ts';
import type { ConsumerFailed } from './projection-build.ts';
import { openProjectionReader, type ProjectionReader } from './projection-reader.ts';
import { type ProjectionRunner, startProjectionRunner } from './projection-runner.ts';
import { type ReactorRunner, startReactorRunner } from './reactor-runner.ts';
import { serveRequests } from './serve-requests.ts';
import { settled } from './settled.ts';

export interface ConsumersOptions {
  readonly context: ContextName;
  /** The context's own database: checkpoints, parked events, builds and requests are kept there. */
  readonly databaseUrl: string;
  readonly bus: EventBus;
  /** The context's own, for its end: the bus may know less of it. */
  readonly log: Pick<EventStore, 'head'>;
  readonly persons: PersonErasure;
  readonly store: ReadModelStore;
  readonly feed: ChangeFeed;
  readonly projections: readonly Projection[];
  /** What this process does; the rest is done by others, whom it follows. All when absent. */
  readonly roles?: readonly ConsumerRole[];
  readonly now: () => Date;
  /** Undefined: nobody asks for traces. */
  readonly tracer?: Tracer | undefined;
  /** Something failed and is tried again, or an event was parked: `consumer` says whose. */
  readonly onFailure: ConsumerFailed;
}

/** A context's consumers: those that run in this process, and what all of them have made. */
export interface Consumers {
  readonly readModels: ReadModels;
  /** Starts the reactors, which need the read models to be made, or follows those of other processes. */
  startReactors(reactors: readonly Reactor[]): Promise<void>;
  progress(): readonly ConsumerProgress[];
  /** True when every consumer has applied what the logs held when it was called; false when the time (ms) is over. */
  settled(timeout: number): Promise<boolean>;
  /** In reverse order of starting; resolves when what was under way is done. Bus, store and feed are their owner's. */
  stop(): Promise<void>;
}

export async function startConsumers(options: ConsumersOptions): Promise<Consumers> {
  const { context, bus, feed, persons, now, tracer, onFailure } = options;
  const store = rememberDocuments(options.store);
  const forget = () => {
    persons.forget();
    store.forget();
  };
  const roles = new Set(options.roles ?? ['projector', 'reactor']);
  const opened = new ClosingStack();
  return opened.opening(async () => {
    // Before all that listens to positions: whoever waited for an erasure finds that it was forgotten.
    opened.opened(
      'forgetting',
      feed.subscribe({
        onAnnouncement: ({ personErased }) => {
          if (personErased) forget();
        },
        onInterrupted: forget,
      }),
      async (unsubscribe) => unsubscribe(),
    );
    const ledger = opened.opened(
      'ledger',
      await openLedger({
        databaseUrl: options.databaseUrl,
        onFailure: (error) => onFailure('checkpoints', error),
      }),
      (each) => each.close(),
    );
    const watch = opened.opened(
      'watch of the ledger',
      watchLedger({
        ledger,
        feed,
        interval: bus.sharesSlots ? 1000 : 5000,
        onFailure: (error) => onFailure('ledger', error),
      }),
      (each) => each.close(),
    );
    const parts = { context, bus, ledger, watch, feed, now, tracer, onFailure };
    const readers: ProjectionReader[] = [];
    const projectors: ProjectionRunner[] = [];
    const reactors: ReactorPositions[] = [];
    const reactorRunners: ReactorRunner[] = [];

    // Before the projectors, so that readers here have moved over when what they have read is dropped.
    for (const projection of options.projections) {
      const reader = await openProjectionReader({ projection, store, ledger, watch, now });
      reader.onInterrupted(forget);
      readers.push(opened.opened(`reader of ${projection.name}`, reader, async (each) => each.close()));
    }
    for (const { projection, linger } of roles.has('projector') ? readers : []) {
      const runner = await startProjectionRunner({
        ...{ ...parts, projection, persons, store, linger },
        dropDelay: bus.sharesSlots ? 10_000 : 0,
      });
      projectors.push(opened.opened(`projection ${projection.name}`, runner, (each) => each.stop()));
    }
    const readModels = opened.opened(
      'read models',
      createContextReadModels({
        context,
        readers,
        effects: createEffects({
          reactors,
          head: () => options.log.head(),
          onFailure: (error) => onFailure('effects', error),
        }),
        feed,
        onFailure,
      }),
      async (each) => each.close(),
    );
    const requests =
      roles.size > 0
        ? await serveRequests({ ledger, projectors, reactors: reactorRunners, onFailure })
        : null;

    async function startReactor(reactor: Reactor): Promise<void> {
      if (!roles.has('reactor')) {
        reactors.push(await followReactor({ ...parts, reactor }));
        return;
      }
      const runner = await startReactorRunner({ ...parts, reactor });
      reactors.push(runner);
      reactorRunners.push(runner);
    }

    return {
      readModels,
      async startReactors(started) {
        for (const reactor of started) await startReactor(reactor);
      },
      progress: () => progressOf({ readers, projectors, reactors }),
      settled: (timeout) => settled({ bus, readers, reactors, timeout }),
      async stop() {
        const requestsStopped = requests?.stop();
        await Promise.all(reactorRunners.map((runner) => runner.stop()));
        const closed = opened.close();
        await requestsStopped;
        await closed;
      },
    };
  });
}
