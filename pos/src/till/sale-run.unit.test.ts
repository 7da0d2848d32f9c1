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

const full: TillState = { cart, pending: undefined, aside: [] };

/** A browser with two tabs of one cashier, whose shop gives these answers; none when there are no more. */
function setUp(answers: readonly (Placed | Promise<Placed>)[], before: TillState = full) {
  const asked: Submission[] = [];
  const watchers: SaleWatcher[] = [];
  const stored = createStore(before);
  let keys = 0;
  let time = 0;
  let turn: Promise<void> | undefined;
  const openTab = (locks = true) => {
    const known = createStore(stored.get());
    const latest = () => {
      known.set(stored.get());
      return known.get();
    };
    const till = {
      ...known,
      latest,
      set(value: TillState) {
        known.set(value);
        stored.set(value);
      },
      // As other tabs do, it hears of what is written some time later.
      hear: latest,
      close: () => {},
    };
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
      async alone(work) {
        const mine = turn && locks ? turn.then(work) : work();
        turn = mine;
        await mine;
        if (turn === mine) turn = undefined;
      },
      newKey: () => `key ${++keys}`,
      wait: async () => {},
      now: () => time,
    });
    const settled = (status: string) =>
      new Promise<void>((resolve) => {
        const look = () => run.state.get().status === status && resolve();
        run.state.subscribe(look);
        look();
      });
    return { run, till, settled };
  };
  return {
    ...openTab(),
    openTab,
    asked,
    watchers,
    pass(ms: number) {
      time += ms;
    },
  };
}

/** An answer that comes when it is told to. */
function later() {
  let come = (_placed: Placed) => {};
  const answer = new Promise<Placed>((resolve) => {
    come = resolve;
  });
  return { answer, come: (placed: Placed) => come(placed) };
}

const keysOf = (asked: readonly Submission[]) => asked.map(({ idempotencyKey }) => idempotencyKey);

test('a sale that is paid empties the cart', async () => {
  const { run, till, settled } = setUp([placed('COMPLETED')]);
  run.submit(sale);
  expect(till.get().pending?.idempotencyKey).toBe('key 1');
  await settled('settled');
  expect(till.get()).toEqual({ cart: { lines: [] }, pending: undefined, aside: [] });
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
  expect(till.get()).toEqual(full);
  run.dismiss();
  run.submit(sale);
  await settled('settled');
  expect(keysOf(asked)).toEqual(['key 1', 'key 2']);
});

test('a refusal is shown and leaves the cart as it is', async () => {
  const { run, till, settled } = setUp([{ kind: 'refused', refusals: [] }]);
  run.submit(sale);
  await settled('refused');
  expect(till.get()).toEqual(full);
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
  await settled('settled');
});

const honey = { product: aProduct('honey', '8.99'), quantity: 1 };

test('another tab with the same cart does not sell it again while the answer is awaited', async () => {
  const first = later();
  const { run, asked, openTab, settled } = setUp([first.answer]);
  const other = openTab();
  run.submit(sale);
  // It still shows the cart, and the cashier takes a card there.
  other.run.submit({ ...sale, tenders: [{ method: 'CARD', amount: usd(1000) }] });
  first.come(placed('COMPLETED'));
  await settled('settled');
  await other.settled('overtaken');
  expect(keysOf(asked)).toEqual(['key 1']);
  expect(other.till.get().cart.lines).toEqual([]);
});

test('nor where browsers have no locks: it asks for the first one’s outcome', async () => {
  const { run, asked, openTab, till } = setUp([new Promise(() => {}), placed('COMPLETED')]);
  const other = openTab(false);
  run.submit(sale);
  other.run.submit({ ...sale, tenders: [{ method: 'CARD', amount: usd(1000) }] });
  await other.settled('settled');
  expect(keysOf(asked)).toEqual(['key 1', 'key 1']);
  till.hear();
  expect(till.get().cart.lines).toEqual([]);
});

test('a tab that hears of a sale in another waits for it, and goes on where that is closed', async () => {
  const { run, asked, openTab } = setUp([new Promise(() => {}), placed('COMPLETED')]);
  const other = openTab();
  run.submit(sale);
  other.till.hear();
  await other.settled('asking');
  expect(asked).toHaveLength(1);
  run.close();
  await other.settled('settled');
  expect(keysOf(asked)).toEqual(['key 1', 'key 1']);
});

test('a cart that another tab has changed is not sold for what was paid', async () => {
  const { run, asked, openTab, settled } = setUp([placed('COMPLETED')]);
  const other = openTab();
  other.till.set({ ...full, cart: { lines: [...cart.lines, honey] } });
  run.submit(sale);
  await settled('overtaken');
  expect(asked).toEqual([]);
});

test('what came into the cart after the sale was sent stays there', async () => {
  const first = later();
  const { run, till, settled } = setUp([first.answer]);
  run.submit(sale);
  till.set({ ...till.get(), cart: { lines: [...cart.lines, honey] } });
  first.come(placed('COMPLETED'));
  await settled('settled');
  expect(till.get()).toEqual({ ...full, cart: { lines: [honey] } });
});

test('a tab that hears of an outcome late leaves the next customer’s cart and sale alone', async () => {
  const [first, again] = [later(), later()];
  const { run, till, openTab, settled } = setUp([first.answer, again.answer]);
  run.submit(sale);
  const other = openTab(false);
  other.run.resume();
  first.come(placed('COMPLETED'));
  await settled('settled');
  run.dismiss();
  // Of the same product, by chance.
  const next = { ...full, cart: { lines: [...cart.lines] } };
  till.set(next);
  again.come(placed('COMPLETED'));
  await other.settled('settled');
  till.hear();
  expect(till.get()).toEqual(next);
});

test('what the shop will never take ends, and leaves the cart', async () => {
  const { run, till, asked, settled } = setUp([{ kind: 'failed', code: 'BAD_USER_INPUT' }]);
  run.submit(sale);
  await settled('failed');
  expect(asked).toHaveLength(1);
  expect(till.get()).toEqual(full);
});

test.each<Placed>([{ kind: 'failed', code: 'BAD_USER_INPUT' }, { kind: 'forbidden' }])(
  'once an answer was lost, $kind does not say that nothing was sold',
  async (no) => {
    const { run, till, settled } = setUp([{ kind: 'lost' }, no, placed('COMPLETED')]);
    run.submit(sale);
    await settled('settled');
    expect(till.get().cart.lines).toEqual([]);
  },
);

test('a sale that is not answered is set aside, another is sold, and then it is asked for again', async () => {
  const { run, till, asked, settled, pass } = setUp([
    { kind: 'lost' },
    { kind: 'lost' },
    { kind: 'lost' },
    new Promise(() => {}),
    placed('COMPLETED'),
    placed('COMPLETED'),
  ]);
  pass(1000);
  run.submit(sale);
  await lasting(run);
  run.setAside();
  expect(till.get()).toMatchObject({ cart: { lines: [] }, aside: [{ cart, since: 1000 }] });
  const next = { ...sale, cart: { lines: [honey] } };
  till.set({ ...till.get(), cart: next.cart });
  run.submit(next);
  await settled('settled');
  expect(till.get()).toMatchObject({ cart: { lines: [] }, aside: [{ cart }] });
  run.dismiss();
  run.takeUp('key 1');
  await settled('settled');
  expect(keysOf(asked)).toEqual([...Array(4).fill('key 1'), 'key 2', 'key 1']);
  expect(till.get()).toEqual({ ...full, cart: { lines: [] } });
});

/** Until it may be set aside. */
const lasting = ({ state }: ReturnType<typeof createSaleRun>) =>
  new Promise<void>((resolve) => {
    state.subscribe(() => {
      const now = state.get();
      if (now.status === 'asking' && now.lasting) resolve();
    });
  });

test('what was sent long ago is not asked for unasked', async () => {
  const { run, openTab, asked, pass } = setUp([]);
  run.submit(sale);
  run.close();
  pass(11 * 60_000);
  const { run: after, till, settled } = openTab();
  after.resume();
  await settled('none');
  expect(asked).toHaveLength(1);
  expect(till.get()).toMatchObject({ cart: { lines: [] }, pending: undefined, aside: [{ cart, since: 0 }] });
  after.forget('key 1');
  expect(till.get().aside).toEqual([]);
});
