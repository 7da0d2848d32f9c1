import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { standardLimits } from '@tillgraph/gateway/settings';
import { createHttpTransport } from '@tillgraph/gateway/transports/http/http-transport';
import type { Settings } from '@tillgraph/platform/config';
import type { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { Logger } from '@tillgraph/platform/observability';
import { loadOrCreateMasterKey } from '@tillgraph/platform/person-keys';
import { ensureDemoShop } from '../demo-shop/ensure-demo-shop.ts';
import type { Environment } from '../environment.ts';
import { aborted } from '../life-cycle/end-signal.ts';
import { createShopClient } from '../shop/shop-client.ts';
import { tellAddress } from '../shop/tell-address.ts';
import { makeAssertionKeys } from './assertion-keys.ts';
import { caughtUp } from './caught-up.ts';
import { readProcessLayout } from './process-layout.ts';
import { planShop } from './process-plans.ts';
import { type SupervisedProcess, superviseProcess } from './supervised-process.ts';

export interface DistributedShopOptions {
  readonly settings: Settings;
  readonly environment: Environment;
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly opened: ClosingStack;
  /** Aborted: the shop is not wanted any more. */
  readonly signal: AbortSignal;
}

/** Runs each part of the shop as a process of its own; resolves when the shop is ready. */
export async function runDistributedShop(options: DistributedShopOptions): Promise<void> {
  const { settings, environment, databaseUrl, logger, opened, signal } = options;
  const masterKeyFile = join(settings.dataDir, 'master-key');
  await loadOrCreateMasterKey(masterKeyFile);
  const assertionKeys = await makeAssertionKeys(settings.dataDir);
  const layout = readProcessLayout(environment);
  const plan = await planShop({ settings, layout, masterKeyFile, assertionKeys, databaseUrl, environment });

  const subgraphs = opened.opened(
    'subgraphs',
    plan.subgraphs.map((each) => superviseProcess(each, logger)),
    stopAll,
  );
  const gateway = opened.opened('gateway', [superviseProcess(plan.gateway, logger)], stopAll);
  await readyOf([...subgraphs, ...gateway], signal);
  await caughtUp(plan.subgraphUrls, signal);
  await fillDemoShop(options, plan.subgraphUrls, assertionKeys.privateKey);
  signal.throwIfAborted();
  tellAddress(addressOf(settings.host, plan.gateway.port));
}

const stopAll = async (processes: readonly SupervisedProcess[]) => {
  await Promise.all(processes.map((each) => each.stop()));
};

/** Rejects with what the first that ended has said. */
async function readyOf(processes: readonly SupervisedProcess[], signal: AbortSignal): Promise<void> {
  await Promise.race([Promise.all(processes.map(({ ready }) => ready)), aborted(signal)]);
  signal.throwIfAborted();
}

async function fillDemoShop(
  { settings, opened }: DistributedShopOptions,
  subgraphUrls: ReadonlyMap<string, string>,
  assertionKey: KeyObject,
): Promise<void> {
  const transports = new Map(
    [...subgraphUrls].map(([subgraph, url]) => {
      const { deadlines, answer: maxAnswer } = standardLimits;
      const transport = createHttpTransport({ subgraph, url, deadlines, maxAnswer });
      return [subgraph, opened.opened(`transport to ${subgraph}`, transport, (each) => each.close())];
    }),
  );
  await ensureDemoShop(createShopClient(transports, assertionKey), settings);
}

/** As this machine's clients write it. */
const addressOf = (host: string, port: number) => {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
};
