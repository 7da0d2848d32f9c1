import { type Article, articles } from './articles.ts';
import type { PlannedReceipt } from './history.ts';

/** What lies on the shelves of the planned shop, so that no more is sold than there is. */
export interface Shelves {
  has(article: Article): number;
  take(article: Article, quantity: number): void;
  putBack(sku: string, quantity: number): void;
  /** Fills up each shelf that holds less than this share of what it can; tells what that took. */
  fillUp(below: number): readonly PlannedReceipt[];
}

/** Full ones. */
export function createShelves(): Shelves {
  const held = new Map(articles.map(({ sku, pieces }) => [sku, pieces]));
  const has = (sku: string) => held.get(sku) ?? 0;
  return {
    has: ({ sku }) => has(sku),
    take: ({ sku }, quantity) => held.set(sku, has(sku) - quantity),
    putBack: (sku, quantity) => held.set(sku, has(sku) + quantity),
    fillUp(below) {
      const low = articles.filter(({ sku, pieces }) => has(sku) < pieces * below);
      const receipts = low.map(({ sku, pieces }) => ({ sku, quantity: pieces - has(sku) }));
      for (const { sku, pieces } of low) held.set(sku, pieces);
      return receipts;
    },
  };
}
