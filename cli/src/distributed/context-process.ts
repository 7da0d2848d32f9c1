import { createAssertionVerifier } from '@tillgraph/platform/assertions';
import { openAdministration } from '@tillgraph/platform/consumers';
import { openContextMetrics, runContext } from '@tillgraph/platform/context';
import {
  createKafkaBus,
  createKafkaClient,
  type KafkaClient,
  startRelay,
} from '@tillgraph/platform/event-bus';
import { createLogMeasures, openEventStore, openStoredLog } from '@tillgraph/platform/event-store';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import { type Logger, MetricsRegistry } from '@tillgraph/platform/observability';
import { openPersonKeys } from '@tillgraph/platform/person-keys';
import { ensureDatabases } from '@tillgraph/platform/postgres';
import { createKafkaFeed, createMongoReadModels } from '@tillgraph/platform/read-models';
import type { RunningSubgraph } from '@tillgraph/platform/subgraph';
import type { ServedDocument, SubgraphServerOptions } from '@tillgraph/platform/subgraph-server';
import type { Tracer } from '@tillgraph/platform/tracing';
import { urlsOn } from '../shop/databases.ts';
import type { ShopContext } from '../shop/shop-contexts.ts';
import { version } from '../version.ts';
import { createDefinition } from './context-definition.ts';
import { createFailureLog } from './failure-log.ts';
import type { ProcessRole } from './process-roles.ts';
import { type Standing, standingPath } from './standing.ts';
import type { SubgraphProcessSettings } from './subgraph-settings.ts';
import { openUserAccess } from './user-access.ts';
import { opening } from './waiting.ts';

export interface ContextProcessOptions extends SubgraphProcessSettings {
  readonly context: ShopContext;
  readonly roles: readonly ProcessRole[];
  readonly logger: Logger;
  readonly tracer: Tracer | undefined;
  readonly signal: AbortSignal;
  readonly opened: ClosingStack;
}

export interface ContextProcess extends Pick<SubgraphServerOptions, 'registry'> {
  /** What is to be served; undefined without the role `api`. */
  readonly subgraph: RunningSubgraph | undefined;
  readonly documents: ReadonlyMap<string, ServedDocument>;
}

/** Opens what the roles of a context need, and starts them; servers that are not there yet are waited for. */
export async function openContextProcess(options: ContextProcessOptions): Promise<ContextProcess> {
  const { context, roles, settings, masterKey, logger, tracer, opened } = options;
  const now = () => new Date();
  const registry = new MetricsRegistry();
  const measures = createLogMeasures(registry)(context);
  const failed = createFailureLog(logger);
  const onFailure = (part: string) => (error: unknown) => failed(part, error);
  const names = [context, 'person_keys'] as const;
  const databases = urlsOn(options.databaseUrl);
  const databaseUrl = databases(context);

  await opening('PostgreSQL', options, () =>
    ensureDatabases(
      options.databaseUrl,
      names.map((name) => `tillgraph_${name}`),
    ),
  );
  const personKeys = opened.opened(
    'person keys',
    await opening('PostgreSQL', options, () =>
      openPersonKeys({ databaseUrl: databases('person_keys'), masterKey, logger }),
    ),
    (each) => each.close(),
  );
  const log = opened.opened(
    'log',
    await opening('PostgreSQL', options, () =>
      openEventStore({ context, databaseUrl, personKeys, now, logger, tracer, measures }),
    ),
    (each) => each.close(),
  );
  const client = createKafkaClient(options.kafka, logger);
  const relay = roles.includes('relay')
    ? await openRelay(options, databaseUrl, client, onFailure('relay'))
    : undefined;
  const bus = opened.opened(
    'bus',
    createKafkaBus({ client, context, personKeys, upcasters: new Map(), onFailure: onFailure('bus') }),
    (each) => each.close(),
  );
  opened.opened(
    'metrics',
    await openContextMetrics({ registry, context, databaseUrl, relay, onFailure: onFailure('metrics') }),
    (each) => each.close(),
  );
  const administration = opened.opened('administration', await openAdministration({ databaseUrl }), (each) =>
    each.close(),
  );
  const standing = async (): Promise<Standing> => {
    const [{ position: head }, consumers] = await Promise.all([log.head(), administration.consumers()]);
    const told = consumers.map(({ progressedAt, ...consumer }) => ({
      ...consumer,
      progressedAt: progressedAt?.toISOString() ?? null,
    }));
    return { version, head, consumers: told };
  };
  const documents = new Map<string, ServedDocument>([[standingPath, standing]]);

  const contextRoles = roles.filter((role) => role !== 'relay');
  if (contextRoles.length === 0) return { subgraph: undefined, registry, documents };

  const store = opened.opened(
    'read models',
    await opening('MongoDB', options, () =>
      createMongoReadModels({
        url: options.mongodb.url,
        database: `${options.mongodb.databasePrefix}_${context}`,
      }),
    ),
    (each) => each.close(),
  );
  const feed = opened.opened(
    'change feed',
    createKafkaFeed({ client, context, onFailure: onFailure('change feed') }),
    (each) => each.close(),
  );
  const { definition, documents: ownDocuments } = await createDefinition({
    ...options,
    databaseUrl,
    bus,
  });
  const users =
    options.keysUrl !== undefined && roles.includes('api')
      ? opened.opened('user access', openUserAccess({ keysUrl: options.keysUrl, bus, logger }), (each) =>
          each.close(),
        )
      : undefined;
  const running = await runContext(
    definition,
    {
      ...{ log, databaseUrl, bus, store, feed, now, logger, tracer },
      verifyAssertion: createAssertionVerifier(options.assertionKey),
      ...(users && { userAccess: users.userAccess }),
      settings: { referenceWait: settings.referenceWait, consistencyWait: settings.consistencyWait },
      onFailure: failed,
    },
    contextRoles,
  );
  opened.opened(context, running, (each) => each.close());
  return {
    subgraph: roles.includes('api') ? running.subgraph : undefined,
    registry,
    documents: new Map([...documents, ...ownDocuments]),
  };
}

async function openRelay(
  { context, kafka: { partitions }, logger, tracer, opened, ...options }: ContextProcessOptions,
  databaseUrl: string,
  client: KafkaClient,
  onFailure: (error: unknown) => void,
) {
  const log = opened.opened(
    'stored log',
    await opening('PostgreSQL', { logger, ...options }, () =>
      openStoredLog({ context, databaseUrl, onTrouble: onFailure }),
    ),
    (each) => each.close(),
  );
  return opened.opened(
    'relay',
    await startRelay({ context, databaseUrl, log, client, partitions, tracer, onFailure }),
    (each) => each.stop(),
  );
}
