import { startShop, type TestShop } from '../testing/test-shop.ts';
import { fuzzShop } from './fuzz-shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false', RATE_LIMIT: '1000000000' });
}, 120_000);
afterAll(() => shop.remove());

test('whatever is sent, nothing is a fault of ours, tells internals, or does what was refused', async () => {
  const { findings, answers, accepted, refused } = await fuzzShop(shop, { operations: 600, seed: 20261122 });
  expect(findings).toEqual([]);
  // It has met what there is to meet.
  expect(Object.keys(answers)).toEqual(
    expect.arrayContaining([
      'data',
      'FORBIDDEN',
      'UNAUTHENTICATED',
      'BAD_USER_INPUT',
      'GRAPHQL_VALIDATION_FAILED',
    ]),
  );
  expect(accepted).toBeGreaterThan(5);
  expect(refused).toBeGreaterThan(50);
});
