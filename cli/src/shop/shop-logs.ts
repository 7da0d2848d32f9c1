import { createLogMeasures, type EventStore, openEventStore } from '@tillgraph/platform/event-store';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger, MetricsRegistry } from '@tillgraph/platform/observability';
import { type MasterKey, openPersonKeys } from '@tillgraph/platform/person-keys';
import type { Tracer } from '@tillgraph/platform/tracing';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { allOpened } from '../life-cycle/all-opened.ts';
import type { DatabaseUrls } from './databases.ts';
import { shopContexts } from './shop-contexts.ts';

export type ShopLogs = ReadonlyMap<ContextName, EventStore>;

export type LogHeads = ReadonlyMap<ContextName, Pick<EventStore, 'head'>>;

export interface ShopLogsOptions {
  readonly databaseUrl: DatabaseUrls;
  readonly masterKey: MasterKey;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly tracer: Tracer | undefined;
  readonly registry: MetricsRegistry;
  readonly opened: ClosingStack;
}

/** The logs of all contexts, in which nothing is recorded yet by opening them. */
export async function openShopLogs(options: ShopLogsOptions): Promise<ShopLogs> {
  const { databaseUrl, masterKey, now, logger, tracer, opened } = options;
  const personKeys = opened.opened(
    'person keys',
    await openPersonKeys({ databaseUrl: databaseUrl('person_keys'), masterKey, logger }),
    (keys) => keys.close(),
  );
  const measuresOf = createLogMeasures(options.registry);
  const logs = await allOpened(
    shopContexts.map(async (context) => {
      const log = await openEventStore({
        context,
        databaseUrl: databaseUrl(context),
        personKeys,
        now,
        logger,
        tracer,
        measures: measuresOf(context),
      });
      return opened.opened(`log of ${context}`, log, (each) => each.close());
    }),
  );
  return new Map(logs.map((log) => [log.context, log]));
}

/** Up to where each log goes. */
export async function headsOf(logs: LogHeads): Promise<readonly number[]> {
  const heads = await Promise.all([...logs.values()].map((log) => log.head()));
  return heads.map(({ position }) => position);
}
