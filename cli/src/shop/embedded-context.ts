import type { AssertionVerifier } from '@tillgraph/platform/assertions';
import type { Settings } from '@tillgraph/platform/config';
import { eventFields } from '@tillgraph/platform/consumers';
import { type RunningContext, runContext } from '@tillgraph/platform/context';
import type { EventBus } from '@tillgraph/platform/event-bus';
import type { EventStore } from '@tillgraph/platform/event-store';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger } from '@tillgraph/platform/observability';
import { createInProcessFeed, createPostgresReadModels } from '@tillgraph/platform/read-models';
import type { ContextDefinition } from '@tillgraph/platform/subgraph';
import type { Tracer } from '@tillgraph/platform/tracing';

/** What the contexts of one process share. */
export interface SharedSurroundings {
  readonly settings: Settings;
  readonly bus: EventBus;
  readonly verifyAssertion: AssertionVerifier;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly tracer: Tracer | undefined;
  readonly opened: ClosingStack;
}

/** Runs a context whole in this process, with its documents beside its log. */
export async function runEmbeddedContext(
  definition: ContextDefinition,
  log: EventStore,
  databaseUrl: string,
  { settings, bus, verifyAssertion, now, logger: parentLogger, tracer, opened }: SharedSurroundings,
): Promise<RunningContext> {
  const { name } = definition;
  const logger = parentLogger.child({ context: name });
  const store = opened.opened(
    `read models of ${name}`,
    await createPostgresReadModels({ databaseUrl }),
    (readModels) => readModels.close(),
  );
  const context = await runContext(definition, {
    log,
    databaseUrl,
    bus,
    store,
    feed: createInProcessFeed(),
    verifyAssertion,
    settings: { referenceWait: settings.referenceWait, consistencyWait: settings.consistencyWait },
    now,
    logger,
    tracer,
    onFailure: (consumer, err, event) =>
      logger.error({ consumer, err, ...(event && eventFields(event)) }, 'A consumer failed and tries again'),
  });
  return opened.opened(name, context, (running) => running.close());
}
