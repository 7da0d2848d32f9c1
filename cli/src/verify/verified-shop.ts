import { join } from 'node:path';
import { readMongodbSettings, type Settings, StartRefused } from '@tillgraph/platform/config';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger } from '@tillgraph/platform/observability';
import { loadMasterKey, openPersonKeys } from '@tillgraph/platform/person-keys';
import {
  createMongoReadModels,
  createPostgresReadModels,
  type ReadModelStore,
} from '@tillgraph/platform/read-models';
import {
  createFoldedDocuments,
  type KeyReader,
  type LogReader,
  openKeyReader,
  openLogReader,
  openReadModelCheck,
  type ReadModelCheck,
} from '@tillgraph/platform/verification';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Environment } from '../environment.ts';
import type { DatabaseUrls } from '../shop/databases.ts';
import { type ShopContext, shopContexts } from '../shop/shop-contexts.ts';
import { shopProjections } from './shop-projections.ts';

export interface VerifiedShopOptions {
  readonly environment: Environment;
  readonly settings: Settings;
  readonly databaseUrl: DatabaseUrls;
  readonly logger: Logger;
  readonly opened: ClosingStack;
}

/** A shop's logs and read models, to be read and compared. */
export interface VerifiedShop {
  readonly databaseUrl: DatabaseUrls;
  readonly logs: readonly LogReader[];
  readonly checks: readonly ReadModelCheck[];
  openKeys(context: ContextName): Promise<KeyReader>;
}

export async function openVerifiedShop(options: VerifiedShopOptions): Promise<VerifiedShop> {
  const { environment, settings, databaseUrl, logger, opened } = options;
  // That of a shop of many processes, or the one in the data folder.
  const file = environment.MASTER_KEY_FILE?.trim() || join(settings.dataDir, 'master-key');
  const masterKey = await loadMasterKey(file);
  if (!masterKey) {
    throw new StartRefused(
      `There is no master key at ${file}: set MASTER_KEY_FILE, or DATA_DIR to the shop's.`,
    );
  }
  const personKeys = opened.opened(
    'person keys',
    await openPersonKeys({ databaseUrl: databaseUrl('person_keys'), masterKey, logger }),
    (keys) => keys.close(),
  );
  const logs = shopContexts.map((context) =>
    opened.opened(
      `log of ${context}`,
      openLogReader({ context, databaseUrl: databaseUrl(context), personKeys }),
      (log) => log.close(),
    ),
  );
  const epochs = new Map(
    await Promise.all(logs.map(async (log) => [log.context, (await log.head()).epoch] as const)),
  );
  const documents = opened.opened('documents', createFoldedDocuments(), async (each) => each.close());
  const checks: ReadModelCheck[] = [];
  for (const context of shopContexts) {
    const store = opened.opened(`read models of ${context}`, await openStore(context, options), (each) =>
      each.close(),
    );
    const projections = shopProjections[context];
    const check = await openReadModelCheck({
      ...{ context, databaseUrl: databaseUrl(context), store, projections, documents, epochs },
    });
    checks.push(opened.opened(`check of ${context}`, check, (each) => each.close()));
  }
  return {
    databaseUrl,
    logs,
    checks,
    openKeys: async (context) =>
      opened.opened(`keys of ${context}`, await openKeyReader(databaseUrl(context)), (keys) => keys.close()),
  };
}

async function openStore(
  context: ShopContext,
  { environment, databaseUrl }: VerifiedShopOptions,
): Promise<ReadModelStore> {
  const mongodb = readMongodbSettings(environment);
  return mongodb
    ? createMongoReadModels({ url: mongodb.url, database: `${mongodb.databasePrefix}_${context}` })
    : createPostgresReadModels({ databaseUrl: databaseUrl(context), connections: 1 });
}
