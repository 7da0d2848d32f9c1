import { z } from 'zod';
import { type Cart, emptyCart } from './cart.ts';
import { type Kept, openKept } from './kept.ts';
import { storedCart } from './stored-cart.ts';
import { storedSubmission } from './stored-submission.ts';
import type { Submission } from './submission.ts';

/** What one cashier has at hand. */
export interface TillState {
  readonly cart: Cart;
  /** Present from before it is sent until its outcome is known. */
  readonly pending: Submission | undefined;
  /** ms since 1970 */
  readonly pendingSince?: number | undefined;
  /** Sales that a cashier did not wait for any longer: the one sent first, first. */
  readonly aside: readonly OpenSale[];
}

/** Nobody knows whether it was sold. */
export interface OpenSale {
  readonly submission: Submission;
  /** What it was to sell. */
  readonly cart: Cart;
  /** When it was sent: ms since 1970. */
  readonly since: number;
}

export type TillStore = Kept<TillState>;

/** Each cashier's own: keys of sales are by user, so another's pending sale would be sold anew. */
export const openTill = (cashierId: string): TillStore => openKept(`tillgraph.till.${cashierId}`, parse);

const empty: TillState = { cart: emptyCart, pending: undefined, aside: [] };

const shape = z.object({
  cart: storedCart,
  pending: storedSubmission.optional(),
  pendingSince: z.number().optional(),
  aside: z
    .array(z.object({ submission: storedSubmission, cart: storedCart, since: z.number() }))
    // An earlier version of the page had none.
    .default([]),
});

/** What is of no version of the page, but of somebody's tools, is not taken. */
export function parse(text: string | null): TillState {
  if (text === null) return empty;
  try {
    const { cart, pending, pendingSince, aside } = shape.parse(JSON.parse(text));
    return { cart, pending, pendingSince, aside };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return empty;
    throw error;
  }
}
