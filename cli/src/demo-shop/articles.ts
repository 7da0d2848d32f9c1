import { assortment, type DemoCategory } from './assortment.ts';

/** One product of the demo shop. */
export interface Article {
  readonly sku: string;
  readonly name: string;
  readonly category: DemoCategory;
  /** In hundredths. */
  readonly price: number;
  readonly unitCost: number;
  /** How many the shelf holds when it is full. */
  readonly pieces: number;
  /** From 1, over all categories. */
  readonly number: number;
}

export const articles: readonly Article[] = assortment
  .flatMap((category) => category.products.map((product, index) => ({ category, product, index })))
  .map(({ category, product: [name, price, pieces], index }, before) => ({
    sku: `${category.prefix}-${String(index + 1).padStart(3, '0')}`,
    name,
    category,
    price,
    unitCost: Math.round(price * 0.6),
    pieces,
    number: before + 1,
  }));
