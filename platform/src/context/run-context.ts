import { setTimeout as delay } from 'node:timers/promises';
import type { AssertionVerifier } from '../assertions/index.ts';
import {
  type ConsumerFailed,
  type ConsumerRole,
  type Consumers,
  startConsumers,
} from '../consumers/index.ts';
import type { EventBus } from '../event-bus/index.ts';
import type { EventStore } from '../event-store/index.ts';
import { timeOrderedId } from '../ids/time-ordered-id.ts';
import { ClosingStack } from '../life-cycle/index.ts';
import type { Logger } from '../observability/index.ts';
import { openingPatience, untilReachable } from '../postgres/index.ts';
import type { ChangeFeed, ReadModelStore, ReadModels } from '../read-models/index.ts';
import {
  type ContextDefinition,
  type ContextParts,
  type ContextRuntime,
  type ContextSettings,
  createRunningSubgraph,
  type RunningSubgraph,
  traced,
  type UserAccess,
} from '../subgraph/index.ts';
import type { Tracer } from '../tracing/index.ts';
import { createCalm } from './calm.ts';
import { prepare } from './prepare.ts';

/** What a context stands on. All of it is its owner's, who closes it after the context. */
export interface ContextSurroundings {
  readonly log: EventStore;
  /** The context's own database: its consumers keep there how far they have come. */
  readonly databaseUrl: string;
  readonly bus: EventBus;
  readonly store: ReadModelStore;
  readonly feed: ChangeFeed;
  readonly verifyAssertion: AssertionVerifier;
  /** Undefined where only the gateway reaches the subgraph. */
  readonly userAccess?: UserAccess;
  readonly settings: ContextSettings;
  readonly now: () => Date;
  readonly logger: Logger;
  /** Undefined: nobody asks for traces. */
  readonly tracer?: Tracer | undefined;
  /** A consumer failed and tries again, or parked an event. */
  readonly onFailure: ConsumerFailed;
}

/** What a process does for a context, whose other processes do the rest. */
export type ContextRole = 'api' | ConsumerRole;

export const contextRoles: readonly ContextRole[] = ['api', 'projector', 'reactor'];

export interface RunningContext {
  readonly subgraph: RunningSubgraph;
  readonly consumers: Consumers;
  /** Resolves when what was under way is done. */
  close(): Promise<void>;
}

/**
 * Runs roles of a context in this process, each on what the one before gives: what it projects, what must exist before
 * it serves, what it reacts to and does by itself, and its subgraph. What other processes do is followed, so that all
 * read alike. The subgraph is to be served in the role `api`.
 */
export async function runContext(
  definition: ContextDefinition,
  surroundings: ContextSurroundings,
  roles: readonly ContextRole[] = contextRoles,
): Promise<RunningContext> {
  const opened = new ClosingStack();
  const has = (role: ContextRole) => roles.includes(role);
  return opened.opening(async () => {
    const consumers = opened.opened('consumers', await project(definition, surroundings, roles), (running) =>
      running.stop(),
    );
    const parts = definition.create(runtimeOf(definition, surroundings, consumers));
    // By each that gives commands, for none knows which of them is the first.
    if (has('api') || has('reactor')) await prepare(parts, surroundings.logger);
    await consumers.startReactors(parts.reactors ?? []);
    const stopWork = has('reactor') ? parts.start?.() : undefined;
    if (stopWork) opened.opened('work', stopWork, (stop) => stop());
    const subgraph = subgraphOf(definition, surroundings, parts, consumers.readModels);
    return { subgraph, consumers, close: () => opened.close() };
  });
}

const project = (
  { name: context, projections }: ContextDefinition,
  { log, databaseUrl, bus, store, feed, now, tracer, onFailure }: ContextSurroundings,
  roles: readonly ContextRole[],
): Promise<Consumers> =>
  // One that fails has closed what it had opened.
  untilReachable(openingPatience, () =>
    startConsumers({
      ...{ context, databaseUrl, bus, log, persons: log, store, feed, projections, now, tracer, onFailure },
      roles: roles.filter((role) => role !== 'api'),
    }),
  );

const runtimeOf = (
  { name: context }: ContextDefinition,
  { log, bus, settings, now, logger }: ContextSurroundings,
  consumers: Consumers,
): ContextRuntime => ({
  context,
  log,
  readModels: consumers.readModels,
  settings,
  // Under a steady load no moment finds a consumer at the very end: it has a second to reach what the logs hold now.
  caughtUpWithOthers: createCalm(bus.sharesSlots ? calmAfterOutage : 0, () =>
    consumers.settled(longestSettling),
  ),
  async othersApplied() {
    const settled = consumers.settled(longestSettling).catch((error) => {
      logger.warn({ err: error }, 'Nobody tells what other contexts have done: it may not be known here');
    });
    await Promise.race([settled, delay(longestSettling, undefined, { ref: false })]);
  },
  now,
  newId: timeOrderedId,
  logger,
});

/** ms. */
const longestSettling = 1_000;

/**
 * ms. Where relays carry the events, one that is back has to tell others what this context recorded meanwhile, and they
 * have to answer, before their silence means anything.
 */
const calmAfterOutage = 30_000;

const subgraphOf = (
  definition: ContextDefinition,
  { verifyAssertion, userAccess, tracer, settings: { consistencyWait } }: ContextSurroundings,
  parts: ContextParts,
  readModels: ReadModels,
): RunningSubgraph => {
  const subgraph = createRunningSubgraph({
    ...{ definition, parts, readModels, verifyAssertion, userAccess, consistencyWait },
  });
  return tracer ? traced(subgraph, tracer) : subgraph;
};
