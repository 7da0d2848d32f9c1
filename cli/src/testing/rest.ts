import { setTimeout as pause } from 'node:timers/promises';
import type { Data } from './graph-client.ts';
import { openShopRecords } from './shop-records.ts';
import type { TestShop } from './test-shop.ts';

/** The last answers that the shop's consumers have to give are given: no log grows and none has an unread end. */
export async function rest(shop: TestShop): Promise<void> {
  const deadline = Date.now() + patience;
  let before = '';
  for (;;) {
    const services: { lag: number | null }[] = (
      (await (await fetch(`${shop.address()}/status`)).json()) as Data
    ).services;
    const records = await openShopRecords(shop.dataDir);
    const now = String(await records.heads());
    await records.close();
    if (services.every(({ lag }) => !lag) && now === before) return;
    if (Date.now() > deadline) throw new Error(`It did not come to rest: ${JSON.stringify(services)}`);
    before = now;
    await pause(100);
  }
}

/** ms */
const patience = 60_000;
