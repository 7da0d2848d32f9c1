import type { AssertionVerifier } from '@tillgraph/platform/assertions';
import type { Settings } from '@tillgraph/platform/config';
import { type Consumers, startConsumers } from '@tillgraph/platform/consumers';
import type { EventBus } from '@tillgraph/platform/event-bus';
import type { EventStore } from '@tillgraph/platform/event-store';
import type { Logger } from '@tillgraph/platform/observability';
import { createInProcessFeed, createPostgresReadModels } from '@tillgraph/platform/read-models';
import {
  type ContextDefinition,
  type ContextRuntime,
  createRunningSubgraph,
  type RunningSubgraph,
} from '@tillgraph/platform/subgraph';
import { v7 as uuid } from 'uuid';
import type { ClosingStack } from '../life-cycle/closing-stack.ts';

/** What the contexts of one process share. */
export interface ContextSurroundings {
  readonly settings: Settings;
  readonly bus: EventBus;
  readonly verifyAssertion: AssertionVerifier;
  readonly logger: Logger;
  readonly opened: ClosingStack;
}

export interface RunningContext {
  readonly subgraph: RunningSubgraph;
  readonly consumers: Consumers;
}

/** Runs a context on its log: its read models, its commands, its reactors, and what it does by itself. */
export async function runContext(
  definition: ContextDefinition,
  log: EventStore,
  databaseUrl: string,
  { settings, bus, verifyAssertion, logger: parentLogger, opened }: ContextSurroundings,
): Promise<RunningContext> {
  const { name } = definition;
  const logger = parentLogger.child({ context: name });
  const now = () => new Date();
  const store = opened.opened(
    `read models of ${name}`,
    await createPostgresReadModels({ databaseUrl }),
    (readModels) => readModels.close(),
  );
  const consumers = opened.opened(
    `consumers of ${name}`,
    await startConsumers({
      context: name,
      databaseUrl,
      bus,
      store,
      feed: createInProcessFeed(),
      projections: definition.projections,
      now,
      onFailure: (consumer, err) => logger.error({ consumer, err }, 'A consumer failed and tries again'),
    }),
    (running) => running.stop(),
  );
  const runtime: ContextRuntime = {
    context: name,
    log,
    readModels: consumers.readModels,
    settings: { referenceWait: settings.referenceWait, consistencyWait: settings.consistencyWait },
    // Under a steady load no moment finds a consumer at the very end: it has a second to reach what the logs hold now.
    caughtUpWithOthers: () => consumers.settled(1000),
    now,
    newId: uuid,
    logger,
  };
  const parts = definition.create(runtime);
  await parts.prepare?.();
  await consumers.startReactors(parts.reactors ?? []);
  const stopWork = parts.start?.();
  if (stopWork) opened.opened(`work of ${name}`, stopWork, (stop) => stop());
  const subgraph = createRunningSubgraph({
    definition,
    parts,
    readModels: consumers.readModels,
    verifyAssertion,
    consistencyWait: settings.consistencyWait,
  });
  return { subgraph, consumers };
}
