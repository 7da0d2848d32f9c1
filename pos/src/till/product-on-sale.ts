import type { ProductOnSaleFragment } from '../graph/generated/graphql.ts';
import type { CartProduct } from './cart.ts';

/** What the cart keeps of a product. */
export const cartProduct = ({
  id,
  name,
  sku,
  price,
  taxRate,
  stock,
}: ProductOnSaleFragment): CartProduct => ({
  id,
  name,
  sku,
  price: { amount: price.amount, currencyCode: price.currencyCode },
  taxRate,
  available: stock?.available ?? null,
});
