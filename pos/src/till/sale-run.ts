import { createStore, type Store } from '../app/store.ts';
import type { SaleFragment } from '../graph/generated/graphql.ts';
import { emptyCart } from './cart.ts';
import type { Placed } from './place-order.ts';
import { isAnswer, isSettled, outcomeOf, type SaleState } from './sale-state.ts';
import type { TillState, TillStore } from './stored-till.ts';
import { type Sale, type Submission, sellsTheSame, submissionOf, withoutSold } from './submission.ts';

/** One sale at a time over all tabs, from the button to its outcome. */
export interface SaleRun {
  readonly state: Store<SaleState>;
  submit(sale: Sale): void;
  /** Goes on with what was sent before the page was reloaded; what was sent long ago is set aside. */
  resume(): void;
  /** Puts a sale whose outcome is unknown out of the way, to be asked for later. */
  setAside(): void;
  /** Asks for it again, in the place of an empty cart. */
  takeUp(idempotencyKey: string): void;
  /** Nobody will ask for it any more. */
  forget(idempotencyKey: string): void;
  /** Puts the outcome away. */
  dismiss(): void;
  isUnderWay(): boolean;
  close(): void;
}

/** Is told the order as it is, and after each change of it; or that nothing more will be told. */
export interface SaleWatcher {
  readonly seen: (order: SaleFragment) => void;
  readonly lost: () => void;
}

export interface SaleRunOptions {
  readonly till: TillStore;
  readonly place: (submission: Submission) => Promise<Placed>;
  readonly watch: (orderId: string, watcher: SaleWatcher) => () => void;
  /** Runs one at a time, over all tabs of the page. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly newKey: () => string;
  readonly wait: (ms: number) => Promise<void>;
  /** ms since 1970 */
  readonly now: () => number;
}

export function createSaleRun({ till, place, watch, alone, newKey, wait, now }: SaleRunOptions): SaleRun {
  const state = createStore<SaleState>({ status: 'none' });
  let stop = () => {};

  const isUnderWay = () => ['asking', 'waiting'].includes(state.get().status);

  /** Sells what is chosen when it is this tab's turn: other tabs may have sold meanwhile. */
  function begin(choose: () => Chosen | undefined): void {
    state.set(firstAsking);
    let isStopped = false;
    const stopped = new Promise<'stopped'>((resolve) => {
      stop = () => {
        isStopped = true;
        resolve('stopped');
      };
    });
    void alone(async () => {
      // Whoever waited for its turn may have been stopped in the meantime.
      const chosen = isStopped ? undefined : choose();
      if (chosen) await run(chosen, stopped);
    });
  }

  async function run({ submission, isNew }: Chosen, stopped: Promise<'stopped'>): Promise<void> {
    let losses = 0;
    for (let pause = shortestPause; ; pause = Math.min(pause * 2, longestPause)) {
      const placed = await Promise.race([stopped, place(submission)]);
      if (placed === 'stopped') return;
      if (placed.kind === 'placed') {
        const order = await settled(placed.order, stopped);
        if (order === 'stopped') return;
        if (order) return settle(order, submission);
      } else if (isAnswer(placed, isNew && losses === 0)) {
        leave(submission);
        state.set(outcomeOf(placed));
        return;
      } else losses += 1;
      state.set({ status: 'asking', lost: true, lasting: losses >= enoughLosses });
      if ((await Promise.race([stopped, wait(pause)])) === 'stopped') return;
    }
  }

  /** Undefined when nothing more is told of it. */
  async function settled(
    order: SaleFragment,
    stopped: Promise<'stopped'>,
  ): Promise<SaleFragment | 'stopped' | undefined> {
    if (isSettled(order)) return order;
    state.set({ status: 'waiting', order });
    let unwatch = () => {};
    const told = new Promise<SaleFragment | undefined>((resolve) => {
      const seen = (next: SaleFragment) => {
        if (isSettled(next)) resolve(next);
        else state.set({ status: 'waiting', order: next });
      };
      unwatch = watch(order.id, { seen, lost: () => resolve(undefined) });
    });
    const last = await Promise.race([stopped, told]);
    unwatch();
    return last;
  }

  function settle(order: SaleFragment, submission: Submission): void {
    const sold = order.status !== 'CANCELLED';
    const before = till.latest();
    const after = {
      // Another tab that heard of it first has emptied the cart, and the next customer's may be in it.
      ...(isPending(before, submission)
        ? { ...without(before), cart: sold ? withoutSold(before.cart, submission) : before.cart }
        : before),
      aside: before.aside.filter((each) => !sold || !isSame(each.submission, submission)),
    };
    till.set(after);
    state.set({ status: 'settled', order });
  }

  /** Its outcome is known: the next try is another sale. */
  function leave(submission: Submission): void {
    const before = till.latest();
    if (isPending(before, submission)) till.set(without(before));
  }

  function putAside({ cart, pending, pendingSince, ...rest }: TillState): void {
    if (!pending) return;
    const open = { submission: pending, cart, since: pendingSince ?? now() };
    till.set({ cart: emptyCart, pending: undefined, aside: [...rest.aside, open] });
  }

  const goOn = () => {
    if (isUnderWay()) return;
    begin(() => {
      const { pending } = till.latest();
      // Another tab has sold it while this one waited.
      if (!pending) state.set({ status: 'none' });
      return pending && { submission: pending, isNew: false };
    });
  };
  const unsubscribe = till.subscribe(() => {
    if (till.get().pending) goOn();
  });

  return {
    state,
    submit(sale) {
      if (isUnderWay()) return;
      begin(() => {
        const before = till.latest();
        // What another tab has sent comes first, whatever was to be sold here.
        if (before.pending) return { submission: before.pending, isNew: false };
        if (!sellsTheSame(sale, before.cart)) {
          state.set({ status: 'overtaken' });
          return undefined;
        }
        const pending = submissionOf(sale, newKey());
        till.set({ ...before, pending, pendingSince: now() });
        return { submission: pending, isNew: true };
      });
    },
    resume() {
      if (!till.get().pending || isUnderWay()) return;
      begin(() => {
        const before = till.latest();
        const isOld = before.pending && now() - (before.pendingSince ?? now()) > longAgo;
        if (isOld) putAside(before);
        if (before.pending && !isOld) return { submission: before.pending, isNew: false };
        state.set({ status: 'none' });
        return undefined;
      });
    },
    setAside() {
      if (!isUnderWay()) return;
      stop();
      putAside(till.latest());
      state.set({ status: 'none' });
    },
    takeUp(idempotencyKey) {
      const before = till.latest();
      const open = before.aside.find(({ submission }) => submission.idempotencyKey === idempotencyKey);
      if (!open || before.pending || isUnderWay()) return;
      till.set({
        cart: open.cart,
        pending: open.submission,
        pendingSince: open.since,
        aside: before.aside.filter((each) => each !== open),
      });
    },
    forget(idempotencyKey) {
      const before = till.latest();
      till.set({
        ...before,
        aside: before.aside.filter(({ submission }) => submission.idempotencyKey !== idempotencyKey),
      });
    },
    dismiss() {
      if (!isUnderWay()) state.set({ status: 'none' });
    },
    isUnderWay,
    close() {
      unsubscribe();
      stop();
    },
  };
}

interface Chosen {
  readonly submission: Submission;
  /** It was never sent before. */
  readonly isNew: boolean;
}

const isSame = (one: Submission, other: Submission): boolean => one.idempotencyKey === other.idempotencyKey;

const isPending = ({ pending }: TillState, submission: Submission): boolean =>
  pending !== undefined && isSame(pending, submission);

const without = ({ cart, aside }: TillState): TillState => ({ cart, pending: undefined, aside });

const firstAsking: SaleState = { status: 'asking', lost: false, lasting: false };
/** ms */
const shortestPause = 500;
const longestPause = 5000;
/** Answers in a row that did not come, before a cashier may go on without them. */
const enoughLosses = 3;
/** ms after which a sale is not asked for unasked: whoever signs in would not know of it. */
const longAgo = 10 * 60_000;
