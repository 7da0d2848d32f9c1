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
}

export type TillStore = Kept<TillState>;

/** Each cashier's own: keys of sales are by user, so another's pending sale would be sold anew. */
export const openTill = (cashierId: string): TillStore => openKept(`tillgraph.till.${cashierId}`, parse);

const empty: TillState = { cart: emptyCart, pending: undefined };

const shape = z.object({ cart: storedCart, pending: storedSubmission.optional() });

/** What is of no version of the page, but of somebody's tools, is not taken. */
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
