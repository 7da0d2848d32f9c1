import { setTimeout as delay } from 'node:timers/promises';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Delivery } from '../event-bus/port.ts';
import type { ConsumerAdvanced } from '../read-models/change-feed.ts';
import { failureOf } from '../tracing/index.ts';
import { type AppliedPositions, createAppliedPositions } from './applied-positions.ts';
import { startConsumerSpan } from './consumer-span.ts';
import { untilDoneOrParked } from './done-or-parked.ts';
import { handledContexts, isHandled } from './handled-events.ts';
import { createInOrder, type InOrder } from './in-order.ts';
import type { ParkedEvents } from './ledger/parked-events.ts';
import { createMutex } from './mutex.ts';
import type { Reactor } from './port.ts';
import type { RunnerParts } from './projection-build.ts';
import { createStreamQueues } from './stream-queues.ts';
import { workOff } from './work-off.ts';

export interface ReactorRunner {
  readonly reactor: Reactor;
  readonly consumer: string;
  readonly applied: AppliedPositions;
  readonly parked: ParkedEvents;
  /** Reacts to the stream's parked events in order, without the first when that is the position to be skipped. */
  workOff(context: ContextName, stream: string, skip: number | undefined): Promise<void>;
  stop(): Promise<void>;
}

export interface ReactorRunnerOptions extends RunnerParts {
  readonly reactor: Reactor;
}

/** The name under which it takes events. */
export const reactorConsumer = ({ name }: Pick<Reactor, 'name'>): string => `reactor/${name}`;

/** ms until a restart that failed is tried again. */
const restartPause = 1000;

/**
 * Lets a reactor react to each event at least once: one stream's events in order, different streams at once. The
 * checkpoint goes only over deliveries of which, and of all before, every event is done.
 */
export async function startReactorRunner(options: ReactorRunnerOptions): Promise<ReactorRunner> {
  const { reactor, bus, ledger, watch, feed, tracer, onFailure } = options;
  const consumer = reactorConsumer(reactor);
  const parked = await ledger.parkedEvents(consumer);
  const applied = createAppliedPositions(options.now);
  // Other instances have other slots.
  const unfollow = await watch.follow({ consumer, applied, parked, onUnannounced: () => undefined });
  const stopping = new AbortController();
  const queues = createStreamQueues({ concurrency: 64, waiting: 1000 });
  const orders = new Map<string, InOrder>();
  const workingOff = createMutex();
  const pause = (ms: number) => delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  async function react(event: Recorded): Promise<void> {
    if (event.unreadable) throw event.unreadable;
    const span = tracer && startConsumerSpan(event, `${options.context}/${consumer}`, tracer);
    if (!span) return reactor.react(event);
    try {
      await reactor.react({ ...event, traceparent: span.traceparent });
      span.end();
    } catch (error) {
      span.end(failureOf(error));
      throw error;
    }
  }

  const handle = (event: Recorded): Promise<void> =>
    untilDoneOrParked(event, {
      react,
      parking: parked,
      onParked: () => feed.publish({ ledgerChanged: true }).catch((error) => onFailure(consumer, error)),
      onFailure: (error) => onFailure(consumer, error, event),
      pause,
      signal: stopping.signal,
    });

  /** Who waits for it reads the checkpoints when it is not told. */
  function advance(positions: ConsumerAdvanced['positions']): void {
    applied.advance(positions);
    feed.publish({ advanced: { consumer, positions } }).catch((error) => onFailure(consumer, error));
  }

  async function onDelivery(delivery: Delivery): Promise<void> {
    const { context, epoch, batches, checkpoints } = delivery;
    const delivered = inOrder(context, () => {
      advance(checkpoints);
      ledger.checkpoints.note(consumer, checkpoints);
    });
    const reactions = batches.map(async ({ slot, through, events }) => {
      // An event that fails for a while holds up who waits for its slot, not who waits for others.
      const done = inOrder(`${context}/${slot}`, () =>
        advance([{ context, epoch, slot, position: through }]),
      );
      await Promise.all(events.map(enqueue));
      done();
    });
    Promise.all(reactions).then(delivered, () => undefined); // stopped before: it is delivered again
    await queues.untilRoom();
  }

  function inOrder(what: string, onDone: () => void): () => void {
    const order = orders.get(what) ?? createInOrder();
    orders.set(what, order);
    return order.begin(onDone);
  }

  const enqueue = (event: Recorded): Promise<void> =>
    new Promise((resolve, reject) => {
      queues.add(`${event.context}/${event.stream}`, () => handle(event).then(resolve, reject));
    });

  function startConsuming() {
    return bus.consume({
      consumer,
      contexts: handledContexts(reactor.handles),
      takes: (context, type) => isHandled(reactor.handles, { context, type }),
      async checkpoints() {
        // What is under way would be delivered again.
        await queues.untilEmpty();
        const stored = await ledger.checkpoints.load(consumer);
        applied.advance(stored);
        // Afterwards, so that of what is behind them nothing parked is unknown.
        await parked.refresh();
        return stored;
      },
      onDelivery,
      onNewEpoch: restart,
      onHead(context, epoch, head) {
        applied.sawHead(context, epoch, head);
        ledger.checkpoints.noteHead(consumer, context, epoch, head);
      },
      onFailure: (_context, error) => onFailure(consumer, error),
    });
  }

  /** A restored log is read from its beginning: commands are remembered under their events, so nothing happens twice. */
  function restart(context: ContextName): void {
    restarting = restarting.then(async () => {
      while (!stopping.signal.aborted) {
        try {
          await consumption.stop();
          await queues.untilEmpty();
          await ledger.checkpoints.remove(consumer, context);
          await parked.clear(context);
          consumption = startConsuming();
          return;
        } catch (error) {
          onFailure(consumer, error);
          await pause(restartPause);
        }
      }
    });
  }

  let restarting: Promise<void> = Promise.resolve();
  let consumption = startConsuming();

  return {
    reactor,
    consumer,
    applied,
    parked,
    workOff: (context, stream, skip) =>
      workingOff(() =>
        workOff({ parked, bus, context, stream, skip, handle: (event) => reactAgain(event) }),
      ).finally(() => feed.publish({ ledgerChanged: true })),
    async stop() {
      stopping.abort();
      unfollow();
      await restarting;
      await consumption.stop();
      await queues.untilEmpty();
    },
  };

  async function reactAgain(event: Recorded): Promise<void> {
    try {
      await react(event);
    } catch (error) {
      await parked.park([{ event, error }]);
      throw error;
    }
  }
}
