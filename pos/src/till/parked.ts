import { z } from 'zod';
import type { Cart } from './cart.ts';
import { type Kept, openKept } from './kept.ts';
import { storedCart } from './stored-cart.ts';

/** A cart that was put aside. It was never sent, so that it has no key and whoever takes it up sells it anew. */
export interface ParkedSale {
  readonly id: string;
  readonly name: string;
  /** ms since 1970 */
  readonly parkedAt: number;
  readonly cart: Cart;
}

/**
 * This till's, whoever works at it: a customer who went to fetch something comes back to whoever stands there then.
 */
export const openParked = (): Kept<readonly ParkedSale[]> => openKept('tillgraph.parked', parseParked);

const shape = z.array(z.object({ id: z.string(), name: z.string(), parkedAt: z.number(), cart: storedCart }));

export function parseParked(text: string | null): readonly ParkedSale[] {
  if (text === null) return [];
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return [];
    throw error;
  }
}
