import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Delivery, EventBus } from '../event-bus/port.ts';
import type { PersonErasure } from '../event-store/port.ts';
import type { ChangeFeed, DocumentChanged } from '../read-models/change-feed.ts';
import type { CollectionWriter } from '../read-models/port.ts';
import type { Tracer } from '../tracing/index.ts';
import { type AppliedPositions, createAppliedPositions } from './applied-positions.ts';
import { applyAndForget } from './apply-and-forget.ts';
import { erasedBy } from './forgetting.ts';
import type { Route } from './guards.ts';
import { handledContexts, isHandled } from './handled-events.ts';
import { type Build, buildConsumer } from './ledger/builds.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { ParkedEvents } from './ledger/parked-events.ts';
import type { LedgerWatch } from './ledger-watch.ts';
import type { Linger } from './linger.ts';
import { createMutex } from './mutex.ts';
import type { Projection } from './port.ts';
import { inProjectionSpans } from './projection-spans.ts';
import { workOff } from './work-off.ts';

/** What the runners of a context share. */
export interface RunnerParts {
  readonly context: ContextName;
  readonly bus: EventBus;
  readonly ledger: Ledger;
  readonly watch: LedgerWatch;
  readonly feed: ChangeFeed;
  readonly now: () => Date;
  /** Undefined: nobody asks for traces. */
  readonly tracer: Tracer | undefined;
  /** Something failed and is tried again, or an event was parked. */
  readonly onFailure: ConsumerFailed;
}

/** `event`: while it was handled, where it was that of one. */
export type ConsumerFailed = (consumer: string, error: unknown, event?: Recorded) => void;

export interface ProjectionBuildOptions extends RunnerParts {
  readonly projection: Projection;
  readonly persons: PersonErasure;
  readonly build: Build;
  readonly collections: ReadonlyMap<string, CollectionWriter<object>>;
  readonly linger: Pick<Linger, 'rest'>;
  /** A log that it is made from was restored. */
  readonly onNewEpoch: () => void;
}

/** One build of a projection, fed from the bus. */
export interface ProjectionBuild {
  readonly build: Build;
  readonly applied: AppliedPositions;
  readonly parked: ParkedEvents;
  /** Applies the stream's parked events in order, without the first when that is the position to be skipped. */
  workOff(context: ContextName, stream: string, skip: number | undefined): Promise<void>;
  stop(): Promise<void>;
}

export async function startProjectionBuild(options: ProjectionBuildOptions): Promise<ProjectionBuild> {
  const { projection, build, bus, ledger, watch, feed, persons, context: ownContext } = options;
  const { tracer, onFailure } = options;
  const consumer = buildConsumer(build);
  const parked = await ledger.parkedEvents(consumer);
  const applied = createAppliedPositions(options.now);
  // Other instances have other slots. What these did was announced by them.
  const unfollow = await watch.follow({ consumer, applied, parked, onUnannounced: () => undefined });
  // Contexts are delivered apart; one at a time spares them from losing each other's guards.
  const alone = createMutex();
  const stopping = new AbortController();

  async function apply(events: readonly Recorded[], route: Route): Promise<readonly DocumentChanged[]> {
    const parkedBefore = parked.count();
    const changes = await applyAndForget(events, {
      projection,
      context: ownContext,
      build: String(build.build),
      collections: options.collections,
      parking: parked,
      route,
      persons,
      // Whoever resumes a list from here is told of what is late as of what is new.
      changedFloor: (applied.of(ownContext)?.through ?? 0) + 1,
      foretell: feed.foretell,
    });
    if (parked.count() > parkedBefore) {
      onFailure(
        consumer,
        new Error('An event was parked, and its stream with it: see the list of parked events.'),
      );
      await feed.publish({ ledgerChanged: true });
    }
    return changes;
  }

  async function onDelivery({ batches, checkpoints }: Delivery): Promise<void> {
    const events = batches.flatMap((batch) => batch.events).sort((a, b) => a.position - b.position);
    const changes = await (tracer
      ? inProjectionSpans(events, `${ownContext}/${consumer}`, tracer, (traced) => apply(traced, 'delivered'))
      : apply(events, 'delivered'));
    // Before the announcements: who is told of a change may resume after it.
    applied.advance(checkpoints);
    await feed.publish({
      changes,
      advanced: { consumer, positions: checkpoints },
      ...(erasedBy(events).length > 0 && { personErased: true }),
    });
    ledger.checkpoints.note(consumer, checkpoints);
  }

  /** A quiet shop shows what has just been done at once, also to who brings no token. */
  const isBusy = ({ batches }: Delivery): boolean =>
    batches.reduce((sum, { events }) => sum + events.length, 0) >= eventsOfABusyShop;

  /** Where it is behind, the next delivery is as large as the bus makes them. */
  const isBehind = ({ context, checkpoints }: Delivery): boolean =>
    Math.max(...checkpoints.map(({ position }) => position)) < (applied.of(context)?.head ?? 0);

  const consumption = bus.consume({
    consumer,
    contexts: handledContexts(projection.handles),
    takes: (context, type) => isHandled(projection.handles, { context, type }),
    async checkpoints() {
      const checkpoints = await ledger.checkpoints.load(consumer);
      // Afterwards, so that of what is behind them nothing parked is unknown.
      await parked.refresh();
      return checkpoints;
    },
    async onDelivery(delivery) {
      await alone(() => onDelivery(delivery));
      if (isBusy(delivery) && !isBehind(delivery)) await options.linger.rest(stopping.signal);
    },
    onNewEpoch: options.onNewEpoch,
    onHead(context, epoch, head) {
      applied.sawHead(context, epoch, head);
      ledger.checkpoints.noteHead(consumer, context, epoch, head);
    },
    onFailure: (_context, error) => onFailure(consumer, error),
  });

  return {
    build,
    applied,
    parked,
    workOff: (context, stream, skip) =>
      alone(() =>
        workOff({
          parked,
          bus,
          context,
          stream,
          skip,
          handle: async (event) => feed.publish({ changes: await apply([event], 'parked') }),
        }),
      ).finally(() => feed.publish({ ledgerChanged: true })),
    async stop() {
      unfollow();
      stopping.abort();
      await consumption.stop();
    },
  };
}

/** In one delivery: several commands were committed together, or came while the one before was applied. */
const eventsOfABusyShop = 8;
