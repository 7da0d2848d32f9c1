import {
  decodeConsistencyToken,
  encodeConsistencyToken,
  type SeenPositions,
} from '@tillgraph/platform/read-models';
import { type TestContext, testContext } from '@tillgraph/platform/testing';
import { createCustomers } from './subgraph.ts';

let shop: TestContext;
let token: string;
beforeAll(async () => {
  shop = await testContext(createCustomers());
  const { data } = await shop.run(
    'mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { consistencyToken } }',
    { input: { idempotencyKey: crypto.randomUUID(), name: 'Ada' } },
  );
  // As it was asked for.
  const registered = data?.registerCustomer as { consistencyToken: string } | undefined;
  token = registered?.consistencyToken ?? '';
});
afterAll(() => shop.close());

/** Of a position that never comes. */
const never = () =>
  forged(({ positions, ...seen }) => ({
    ...seen,
    positions: positions.map(({ slot }) => ({ slot, position: 1_000_000 })),
  }));

const forged = (change: (seen: SeenPositions) => SeenPositions) =>
  encodeConsistencyToken(decodeConsistencyToken(token).map(change));

const read = (consistencyToken: string, consistencyWait?: number) =>
  shop.run(
    '{ customers { edges { node { name } } } }',
    {},
    { consistencyToken, ...(consistencyWait !== undefined && { consistencyWait }) },
  );

test('a token whose position never comes is waited for as long as the settings say, then told as stale', async () => {
  const began = performance.now();
  const { data, errors } = await read(never());
  expect([data?.customers, errors?.map(({ extensions }) => extensions.code)]).toEqual([null, ['STALE_READ']]);
  expect(performance.now() - began).toBeGreaterThan(1_900);
  // Nobody else is the worse for it.
  expect((await read(token)).data).toEqual({ customers: { edges: [{ node: { name: 'Ada' } }] } });
});

test('a token of a log that is no more is told as stale', async () => {
  const { data, errors } = await read(forged((seen) => ({ ...seen, epoch: crypto.randomUUID() })));
  expect([data?.customers, errors?.map(({ extensions }) => extensions.code)]).toEqual([null, ['STALE_READ']]);
});

test('who waits a limited time is answered with what there is, and told that it is behind', async () => {
  const data = { customers: { edges: [{ node: { name: 'Ada' } }] } };
  expect(await read(token, 2000)).toEqual({ data });
  expect(await read(never(), 50)).toEqual({ data, extensions: { behind: true } });
});
