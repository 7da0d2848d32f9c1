import { z } from 'zod';
import { createStore, type Store } from '../app/store.ts';
import type { Cart } from './cart.ts';
import type { Submission } from './submission.ts';

/** What one cashier has at hand: it outlives reloads, and is the same in all tabs. */
export interface TillState {
  readonly cart: Cart;
  /** Present from before it is sent until its outcome is known. */
  readonly pending: Submission | undefined;
}

export interface TillStore extends Store<TillState> {
  close(): void;
}

/** Each cashier's own: keys of sales are by user, so another's pending sale would be sold anew. */
export function openTill(cashierId: string): TillStore {
  const key = `tillgraph.till.${cashierId}`;
  const store = createStore(parse(localStorage.getItem(key)));
  const hear = (event: StorageEvent) => {
    if (event.key === key) store.set(parse(event.newValue));
  };
  addEventListener('storage', hear);
  return {
    ...store,
    set(state) {
      // Before it is shown: what was sent must be known after a crash.
      localStorage.setItem(key, JSON.stringify(state));
      store.set(state);
    },
    close: () => removeEventListener('storage', hear),
  };
}

const empty: TillState = { cart: [], pending: undefined };

const money = z.object({ amount: z.string(), currencyCode: z.string() });

const shape = z.object({
  cart: z.array(
    z.object({
      product: z.object({
        id: z.string(),
        name: z.string(),
        sku: z.string(),
        price: money,
        taxRate: z.string(),
        available: z.number().nullable(),
      }),
      quantity: z.int().positive(),
    }),
  ),
  pending: z
    .object({
      idempotencyKey: z.string(),
      lines: z.array(z.object({ productId: z.string(), quantity: z.number() })),
      payments: z.array(z.object({ method: z.literal('CASH'), tendered: money })),
      expectedTotal: money,
      awaitOutcomeMs: z.number(),
    })
    .optional(),
});

/** What an earlier version of the page left, or somebody's tools, is not taken. */
export function parse(text: string | null): TillState {
  if (text === null) return empty;
  try {
    const { cart, pending } = shape.parse(JSON.parse(text));
    return { cart, pending };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return empty;
    throw error;
  }
}
