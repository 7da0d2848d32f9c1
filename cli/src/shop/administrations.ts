import { StartRefused } from '@tillgraph/platform/config';
import { type ConsumerAdministration, openAdministration } from '@tillgraph/platform/consumers';
import { ClosingStack } from '@tillgraph/platform/life-cycle';
import type { ContextName } from '@tillgraph/shared-domain/context';
import type { Environment } from '../environment.ts';
import { allOpened } from '../life-cycle/all-opened.ts';
import { withRunningShop } from './running-shop.ts';
import { shopContexts } from './shop-contexts.ts';

export type Administrations = readonly (readonly [ContextName, ConsumerAdministration])[];

/** Asks the consumers of the shop that runs on the data folder, or on the server at DATABASE_URL. */
export async function withAdministrations(
  environment: Environment,
  use: (administrations: Administrations) => Promise<void>,
): Promise<void> {
  await withRunningShop(environment, async (_settings, databaseUrl) => {
    const opened = new ClosingStack();
    try {
      const administrations = await allOpened(
        shopContexts.map(async (context) => {
          const administration = await openAdministration({ databaseUrl: databaseUrl(context) });
          return [context, opened.opened(context, administration, (running) => running.close())] as const;
        }),
      );
      await use(administrations);
    } finally {
      await opened.close();
    }
  });
}

/** For what only the process that runs the consumers can do. */
export async function requireServed(administration: ConsumerAdministration): Promise<void> {
  if (await administration.isServed()) return;
  throw new StartRefused('The shop does not run, and its consumers do this work: start it first.');
}
