import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createAccounts } from '@tillgraph/accounts/subgraph';
import { createCatalog } from '@tillgraph/catalog/subgraph';
import { createCustomers } from '@tillgraph/customers/subgraph';
import { createInProcessTransport } from '@tillgraph/gateway/transports/in-process';
import type { SubgraphTransports } from '@tillgraph/gateway/transports/port';
import { createIdentity, type FirstOwner, type Identity } from '@tillgraph/identity/subgraph';
import { createInventory } from '@tillgraph/inventory/subgraph';
import { createOrders } from '@tillgraph/orders/subgraph';
import { createAssertionVerifier } from '@tillgraph/platform/assertions';
import type { Settings } from '@tillgraph/platform/config';
import type { RunningContext } from '@tillgraph/platform/context';
import { createLogTailBus, type EventBus } from '@tillgraph/platform/event-bus';
import type { EventStore } from '@tillgraph/platform/event-store';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger } from '@tillgraph/platform/observability';
import { createSecretBox, type MasterKey } from '@tillgraph/platform/person-keys';
import type { ContextDefinition } from '@tillgraph/platform/subgraph';
import type { Tracer } from '@tillgraph/platform/tracing';
import { createReports } from '@tillgraph/reports/subgraph';
import type { ContextName } from '@tillgraph/shared-domain/context';
import { allOpened } from '../life-cycle/all-opened.ts';
import type { DatabaseUrls } from './databases.ts';
import { runEmbeddedContext } from './embedded-context.ts';
import { anonymous, createShopClient, type ShopClient } from './shop-client.ts';
import { shopCurrency } from './shop-currency.ts';
import type { ShopLogs } from './shop-logs.ts';

export interface ShopOptions {
  readonly settings: Settings;
  readonly databaseUrl: DatabaseUrls;
  readonly masterKey: MasterKey;
  readonly logs: ShopLogs;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly tracer: Tracer | undefined;
  readonly onFirstOwner: (owner: FirstOwner) => void;
  readonly opened: ClosingStack;
}

/** All contexts of a shop, running in this process. */
export interface Shop {
  readonly contexts: readonly RunningContext[];
  readonly identity: Identity;
  readonly bus: EventBus;
  /** Signs what the subgraphs believe of a caller. */
  readonly assertionKey: KeyObject;
  readonly client: ShopClient;
}

export async function openShop(options: ShopOptions): Promise<Shop> {
  const { settings, databaseUrl, masterKey, logs, now, logger, opened } = options;
  const bus = opened.opened('bus', createLogTailBus({ logs }), (running) => running.close());
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const surroundings = {
    settings,
    bus,
    verifyAssertion: createAssertionVerifier(publicKey),
    now,
    logger,
    tracer: options.tracer,
    opened,
  };
  const run = (definition: ContextDefinition) =>
    runEmbeddedContext(definition, logOf(logs, definition.name), databaseUrl(definition.name), surroundings);

  const identity = opened.opened(
    'identity',
    createIdentity({
      databaseUrl: databaseUrl('identity'),
      secretBox: createSecretBox(masterKey),
      accessTokenLifetime: settings.accessTokenLifetime,
      ownerEmail: settings.ownerEmail,
      ownerPassword: settings.ownerPassword,
      onFirstOwner: options.onFirstOwner,
    }),
    (running) => running.close(),
  );
  const catalog = run(createCatalog(settings.shop));
  const running = await allOpened([
    run(identity),
    catalog,
    run(createInventory()),
    run(createCustomers()),
    catalog.then(async (opened) => run(createAccounts({ currency: await currencyOf(opened, privateKey) }))),
    run(createOrders({ orderTimeout: settings.orderTimeout })),
    run(createReports()),
  ]);
  return {
    contexts: running,
    identity,
    bus,
    assertionKey: privateKey,
    client: createShopClient(inProcess(running), privateKey),
  };
}

/** What the shop was opened with, which the settings need not say again. */
async function currencyOf(catalog: RunningContext, assertionKey: KeyObject): Promise<string> {
  await catalog.consumers.settled(settlingTime);
  return shopCurrency(createShopClient(inProcess([catalog]), assertionKey)(anonymous));
}

const inProcess = (contexts: readonly RunningContext[]): SubgraphTransports =>
  new Map(contexts.map(({ subgraph }) => [subgraph.name, createInProcessTransport(subgraph)]));

/** ms */
const settlingTime = 30_000;

function logOf(logs: ShopLogs, context: ContextName): EventStore {
  const log = logs.get(context);
  if (!log) throw new Error(`${context} has no log in this program.`);
  return log;
}
