import type { Discount } from '@tillgraph/shared-domain/discount';

/** What is known of a product that is for sale. */
export interface CartProduct {
  readonly id: string;
  readonly name: string;
  readonly sku: string;
  readonly price: { readonly amount: string; readonly currencyCode: string };
  readonly taxRate: string;
  /** In stock; null when it is not told. */
  readonly available: number | null;
}

export interface CartLine {
  readonly product: CartProduct;
  /** Whole pieces, 1 or more. */
  readonly quantity: number;
  readonly discount?: Discount | undefined;
  readonly note?: string | undefined;
}

export interface PostalAddress {
  readonly lines: readonly string[];
  readonly city?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly region?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: string | undefined;
}

export interface CartCustomer {
  readonly id: string;
  readonly name: string;
  readonly address?: PostalAddress | undefined;
}

/** What is to be sold, and to whom. */
export interface Cart {
  /** In the order in which products came in; a product has one line. */
  readonly lines: readonly CartLine[];
  /** On the whole of it, after the lines' own. */
  readonly discount?: Discount | undefined;
  readonly note?: string | undefined;
  readonly customer?: CartCustomer | undefined;
  /** Where it is to be delivered; absent when it is taken along. */
  readonly delivery?: PostalAddress | undefined;
}

export const emptyCart: Cart = { lines: [] };

/** Whether there is nothing in it that somebody would miss. */
export const isEmpty = ({ lines, ...about }: Cart): boolean =>
  lines.length === 0 && Object.values(about).every((each) => each === undefined);

export function addToCart(cart: Cart, product: CartProduct): Cart {
  const line = cart.lines.find((each) => each.product.id === product.id);
  return line
    ? setQuantity(seeProduct(cart, product), product.id, line.quantity + 1)
    : { ...cart, lines: [...cart.lines, { product, quantity: 1 }] };
}

/** Zero takes the line out. */
export const setQuantity = (cart: Cart, productId: string, quantity: number): Cart => ({
  ...cart,
  lines: changeLine(cart, productId, { quantity: Math.min(quantity, maxPieces) }).lines.filter(
    (line) => line.quantity > 0,
  ),
});

export const changeLine = (cart: Cart, productId: string, change: Partial<CartLine>): Cart => ({
  ...cart,
  lines: cart.lines.map((line) => (line.product.id === productId ? { ...line, ...change } : line)),
});

/** The product as it is now: with its new price, say. The same cart when nothing about it is new. */
export function seeProduct(cart: Cart, product: CartProduct): Cart {
  const line = cart.lines.find((each) => each.product.id === product.id);
  if (!line || JSON.stringify(line.product) === JSON.stringify(product)) return cart;
  return changeLine(cart, product.id, { product });
}

/** 9 whole digits, as the graph takes them. */
const maxPieces = 999_999_999;
