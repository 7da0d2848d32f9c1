import { StartRefused } from '@tillgraph/platform/config';
import { openRelayAdministration, type RelayStatus } from '@tillgraph/platform/event-bus';
import type { Environment } from '../environment.ts';
import { withRunningShop } from '../shop/running-shop.ts';
import { type ShopContext, shopContexts } from '../shop/shop-contexts.ts';
import { printTable } from '../table.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** `tillgraph relay status | refill CONTEXT --partitions N` */
export async function relay(
  [action, name]: readonly string[],
  { partitions }: { readonly partitions?: string },
  environment: Environment,
): Promise<void> {
  if (action === 'status') return status(environment);
  const context = shopContexts.find((one) => one === name);
  if (action !== 'refill' || !context) {
    throw new WrongUsage('Say "relay status" or "relay refill CONTEXT --partitions N".');
  }
  if (!partitions || !/^\d{1,2}$/.test(partitions) || Number(partitions) < 1 || Number(partitions) > 64) {
    throw new WrongUsage('--partitions takes 1 to 64.');
  }
  await refill(context, Number(partitions), environment);
}

async function status(environment: Environment): Promise<void> {
  await withRunningShop(environment, async (_settings, databaseUrl) => {
    const rows = await Promise.all(
      shopContexts.map(async (context) => {
        const { head, current, filling } = await asking(databaseUrl(context), (administration) =>
          administration.status(),
        );
        return [context, head, describe(current), filling ? describe(filling) : ''];
      }),
    );
    printTable(['CONTEXT', 'LOG', 'PUBLISHED', 'BEING FILLED'], rows);
  });
}

const describe = (published: RelayStatus['current']): string =>
  published
    ? `${published.position} in generation ${published.generation} of ${published.partitions} partitions`
    : 'never';

async function refill(context: ShopContext, partitions: number, environment: Environment): Promise<void> {
  await withRunningShop(environment, async (_settings, databaseUrl) => {
    await asking(databaseUrl(context), async (administration) => {
      if (!(await administration.status()).current) {
        throw new StartRefused(`The log of ${context} was never published: start its relay first.`);
      }
      await administration.refill(partitions);
    });
  });
  console.log(
    `The relay of ${context} fills a new generation of ${partitions} partitions from the log; consumers move over ` +
      'when it is as far: see "tillgraph relay status".',
  );
}

async function asking<Result>(
  databaseUrl: string,
  ask: (administration: Awaited<ReturnType<typeof openRelayAdministration>>) => Promise<Result>,
): Promise<Result> {
  const administration = await openRelayAdministration(databaseUrl);
  try {
    return await ask(administration);
  } finally {
    await administration.close();
  }
}
