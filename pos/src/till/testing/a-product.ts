import type { CartProduct } from '../cart.ts';

/** A product in US dollars, without tax. */
export const aProduct = (id: string, amount: string, more: Partial<CartProduct> = {}): CartProduct => ({
  id,
  name: `Product ${id}`,
  sku: id.toUpperCase(),
  price: { amount, currencyCode: 'USD' },
  taxRate: '0.00',
  available: 10,
  ...more,
});
