import { expectAlwaysTrue, expectTrueInTheEnd } from '../saga/testing/invariants.ts';
import { keysIn, type MixedLoad } from './mixed-load.ts';
import { rest } from './rest.ts';
import { foldOf, openShopRecords } from './shop-records.ts';
import type { TestShop } from './test-shop.ts';

/**
 * When all consumers have come to rest: each change that was acknowledged is in its log once, the shop's invariants hold,
 * and every read model is what its projection makes of the logs, no more and no less.
 */
export async function expectAllThere(
  shop: TestShop,
  { acknowledged }: Pick<MixedLoad, 'acknowledged'>,
): Promise<void> {
  await rest(shop);
  const records = await openShopRecords(shop.dataDir);
  const logs = await records.logs();
  const documents = await records.documents();
  await records.close();

  const found = new Map<string, number>();
  for (const event of Object.values(logs).flat()) {
    for (const key of new Set(keysIn(JSON.stringify(event)))) found.set(key, (found.get(key) ?? 0) + 1);
  }
  const counts = acknowledged.map(({ key, mutation, events, payload }) => ({
    mutation,
    found: found.get(key) ?? 0,
    expected: payload.userErrors.length > 0 ? 0 : events,
  }));
  expect(counts.filter((count) => count.found !== count.expected)).toEqual([]);

  for (const log of Object.values(logs)) {
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1));
  }
  expectAlwaysTrue(logs);
  expectTrueInTheEnd(logs);

  const fold = foldOf(logs);
  expect([...documents.keys()].sort()).toEqual([...fold.keys()].sort());
  for (const [key, document] of fold) expect([key, documents.get(key)]).toEqual([key, document]);
}
