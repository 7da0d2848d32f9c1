import type { Find } from '@tillgraph/platform/read-models';
import type { ContextRuntime } from '@tillgraph/platform/subgraph';
import { timeOutDueOrders } from './time-outs.ts';

/** A runtime at noon that records what is looked for and which orders are given a command. */
function runtimeWith(facts: { readonly caughtUp: boolean; readonly late: readonly string[] }) {
  const finds: Find[] = [];
  const keys: (string | undefined)[] = [];
  const collection = {
    async find(find: Find) {
      finds.push(find);
      return finds.length === 1 ? facts.late.map((id) => ({ id })) : [];
    },
  };
  const runtime = {
    now: () => new Date('2026-01-01T12:00:00.000Z'),
    caughtUpWithOthers: async () => facts.caughtUp,
    readModels: { collection: () => collection },
    log: {
      execute: async ({ metadata }: Parameters<ContextRuntime['log']['execute']>[0]) => {
        keys.push(metadata.idempotency?.key);
      },
    },
  } as unknown as ContextRuntime; // all that time-outs take of it
  return { runtime, finds, keys };
}

test('orders are due that were placed before the time-out, pending or reserved', async () => {
  const { runtime, finds } = runtimeWith({ caughtUp: true, late: [] });
  await timeOutDueOrders(runtime, 120_000);
  expect(finds.map(({ where }) => where)).toEqual(
    ['PENDING', 'RESERVED'].map((status) => [
      { path: 'status', op: 'eq', value: status },
      { path: 'placedAt', op: 'lte', value: '2026-01-01T11:58:00.000Z' },
    ]),
  );
});

test('each gets a command under a key of its own, the same from every replica', async () => {
  const replicas = [0, 1].map(() => runtimeWith({ caughtUp: true, late: ['a', 'b'] }));
  for (const { runtime, keys } of replicas) {
    await timeOutDueOrders(runtime, 1);
    expect(keys).toEqual(['time-out/a', 'time-out/b']);
  }
});

test('nothing is timed out while an answer may be unread', async () => {
  const { runtime, keys } = runtimeWith({ caughtUp: false, late: ['a'] });
  await timeOutDueOrders(runtime, 1);
  expect(keys).toEqual([]);
});
