import { createStore } from '../app/store.ts';
import type { SaleFragment } from '../graph/generated/graphql.ts';
import type { Placed } from './place-order.ts';
import { createSaleRun, type SaleWatcher } from './sale-run.ts';
import type { TillState } from './stored-till.ts';
import type { Sale, Submission } from './submission.ts';
import { aProduct } from './testing/a-product.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const cart = { lines: [{ product: aProduct('tea', '5.00'), quantity: 2 }] };
const sale: Sale = {
  cart,
  total: usd(1000),
  tenders: [{ method: 'CASH', amount: usd(1000), given: usd(2000) }],
};

// A test needs no more of an order.
const order = (status: SaleFragment['status']) => ({ id: 'o1', status }) as SaleFragment;
const placed = (status: SaleFragment['status']): Placed => ({ kind: 'placed', order: order(status) });

function setUp(answers: readonly Placed[], before: TillState = { cart, pending: undefined }) {
  const asked: Submission[] = [];
  const watchers: SaleWatcher[] = [];
  const till = { ...createStore(before), close: () => {} };
  let keys = 0;
  const run = createSaleRun({
    till,
    place: async (submission) => {
      asked.push(submission);
      const answer = answers[asked.length - 1];
      return answer ?? new Promise(() => {});
    },
    watch(_orderId, watcher) {
      watchers.push(watcher);
      return () => {};
    },
    newKey: () => `key ${++keys}`,
    wait: async () => {},
  });
  const settled = (status: string) =>
    new Promise<void>((resolve) => {
      const look = () => run.state.get().status === status && resolve();
      run.state.subscribe(look);
      look();
    });
  return { run, till, asked, watchers, settled };
}

const keysOf = (asked: readonly Submission[]) => asked.map(({ idempotencyKey }) => idempotencyKey);

test('a sale that is paid empties the cart', async () => {
  const { run, till, settled } = setUp([placed('COMPLETED')]);
  run.submit(sale);
  expect(till.get().pending?.idempotencyKey).toBe('key 1');
  await settled('settled');
  expect(till.get()).toEqual({ cart: { lines: [] }, pending: undefined });
});

test('a delivery is settled when it is paid: it leaves the shop later', async () => {
  const paid = { id: 'o1', status: 'PAID', fulfilmentMethod: 'DELIVERY' } as SaleFragment;
  const { run, till, settled } = setUp([{ kind: 'placed', order: paid }]);
  run.submit(sale);
  await settled('settled');
  expect(till.get().cart.lines).toEqual([]);
});

test('a button that is hit twice sells once', async () => {
  const { run, asked, settled } = setUp([placed('COMPLETED')]);
  run.submit(sale);
  run.submit(sale);
  await settled('settled');
  expect(asked).toHaveLength(1);
});

test('an answer that did not come is asked for again, as the same sale', async () => {
  const { run, asked, settled } = setUp([{ kind: 'lost' }, { kind: 'lost' }, placed('COMPLETED')]);
  run.submit(sale);
  await settled('settled');
  expect(keysOf(asked)).toEqual(['key 1', 'key 1', 'key 1']);
});

test('after a reload the page goes on with what it had sent', async () => {
  const unanswered = setUp([]);
  unanswered.run.submit(sale);
  const { run, asked, settled } = setUp([placed('COMPLETED')], unanswered.till.get());
  run.resume();
  await settled('settled');
  expect(asked).toEqual(unanswered.asked);
});

test('what is cancelled leaves the cart to be corrected, and the next try is a new sale', async () => {
  const { run, till, asked, settled } = setUp([placed('CANCELLED'), placed('COMPLETED')]);
  run.submit(sale);
  await settled('settled');
  expect(till.get()).toEqual({ cart, pending: undefined });
  run.dismiss();
  run.submit(sale);
  await settled('settled');
  expect(keysOf(asked)).toEqual(['key 1', 'key 2']);
});

test('a refusal is shown and leaves the cart as it is', async () => {
  const { run, till, settled } = setUp([{ kind: 'refused', refusals: [] }]);
  run.submit(sale);
  await settled('refused');
  expect(till.get()).toEqual({ cart, pending: undefined });
});

test('an order that is not settled yet is watched, and asked for again when nothing is told of it', async () => {
  const { run, asked, watchers, settled } = setUp([placed('PENDING'), placed('RESERVED')]);
  run.submit(sale);
  await settled('waiting');
  watchers[0]?.lost();
  await settled('asking');
  await settled('waiting');
  expect(keysOf(asked)).toEqual(['key 1', 'key 1']);
  watchers[1]?.seen(order('COMPLETED'));
  expect(run.state.get().status).toBe('settled');
});
