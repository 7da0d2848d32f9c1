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
}

/** In the order in which products came in; a product has one line. */
export type Cart = readonly CartLine[];

export function addToCart(cart: Cart, product: CartProduct): Cart {
  const line = cart.find((each) => each.product.id === product.id);
  return line
    ? setQuantity(seeProduct(cart, product), product.id, line.quantity + 1)
    : [...cart, { product, quantity: 1 }];
}

/** Zero takes the line out. */
export const setQuantity = (cart: Cart, productId: string, quantity: number): Cart =>
  cart
    .map((line) =>
      line.product.id === productId ? { ...line, quantity: Math.min(quantity, maxPieces) } : line,
    )
    .filter((line) => line.quantity > 0);

/** The product as it is now: with its new price, say. The same cart when nothing about it is new. */
export function seeProduct(cart: Cart, product: CartProduct): Cart {
  const line = cart.find((each) => each.product.id === product.id);
  if (!line || JSON.stringify(line.product) === JSON.stringify(product)) return cart;
  return cart.map((each) => (each === line ? { ...line, product } : each));
}

/** 9 whole digits, as the graph takes them. */
const maxPieces = 999_999_999;
