import { createStore, type Store } from '../app/store.ts';
import type { SaleFragment } from '../graph/generated/graphql.ts';
import { emptyCart } from './cart.ts';
import type { Placed, Refusals } from './place-order.ts';
import type { TillStore } from './stored-till.ts';
import { type Sale, type Submission, submissionOf } from './submission.ts';

export type SaleState =
  | { readonly status: 'none' }
  /** lost: an answer did not come, and the same is asked again. */
  | { readonly status: 'asking'; readonly lost: boolean }
  | { readonly status: 'waiting'; readonly order: SaleFragment }
  | { readonly status: 'settled'; readonly order: SaleFragment }
  | { readonly status: 'refused'; readonly refusals: Refusals }
  | { readonly status: 'forbidden' };

/** One sale at a time, from the button to its outcome. */
export interface SaleRun {
  readonly state: Store<SaleState>;
  submit(sale: Sale): void;
  /** Goes on with what was sent before the page was reloaded. */
  resume(): void;
  /** Puts the outcome away. */
  dismiss(): void;
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
  readonly newKey: () => string;
  readonly wait: (ms: number) => Promise<void>;
}

export function createSaleRun({ till, place, watch, newKey, wait }: SaleRunOptions): SaleRun {
  const state = createStore<SaleState>({ status: 'none' });
  let closed = false;
  let unwatch = () => {};

  const settle = (order: SaleFragment) => {
    unwatch();
    // Paid for, the cart is another customer's; else it is there to be corrected, which is a new sale.
    till.set({ cart: order.status === 'CANCELLED' ? till.get().cart : emptyCart, pending: undefined });
    state.set({ status: 'settled', order });
  };

  const follow = (order: SaleFragment) => {
    if (isSettled(order)) settle(order);
    else state.set({ status: 'waiting', order });
  };

  async function run(submission: Submission): Promise<void> {
    state.set({ status: 'asking', lost: false });
    for (let pause = shortestPause; !closed; pause = Math.min(pause * 2, longestPause)) {
      const placed = await place(submission);
      if (closed) return;
      if (placed.kind === 'placed') {
        follow(placed.order);
        if (!isSettled(placed.order)) {
          const lost = () => void wait(pause).then(() => run(submission));
          unwatch = watch(placed.order.id, { seen: follow, lost });
        }
        return;
      }
      if (placed.kind !== 'lost') {
        till.set({ ...till.get(), pending: undefined });
        state.set(
          placed.kind === 'refused'
            ? { status: 'refused', refusals: placed.refusals }
            : { status: 'forbidden' },
        );
        return;
      }
      state.set({ status: 'asking', lost: true });
      await wait(pause);
    }
  }

  const isUnderWay = () => ['asking', 'waiting'].includes(state.get().status);

  return {
    state,
    submit(sale) {
      if (isUnderWay()) return;
      const submission = submissionOf(sale, till.get().pending, newKey);
      till.set({ ...till.get(), pending: submission });
      void run(submission);
    },
    resume() {
      const { pending } = till.get();
      if (pending && !isUnderWay()) void run(pending);
    },
    dismiss() {
      if (!isUnderWay()) state.set({ status: 'none' });
    },
    close() {
      closed = true;
      unwatch();
    },
  };
}

/** Sold over the counter, an order is completed with its payment; what is delivered leaves the shop later. */
const isSettled = ({ status, fulfilmentMethod }: SaleFragment): boolean =>
  status === 'COMPLETED' ||
  status === 'CANCELLED' ||
  (fulfilmentMethod === 'DELIVERY' && (status === 'PAID' || status === 'SHIPPED'));

/** ms */
const shortestPause = 500;
const longestPause = 5000;
