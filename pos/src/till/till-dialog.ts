/** What lies over the till, beside the payment. */
export type TillDialog =
  | { readonly kind: 'customer' }
  /** Discount and note on the whole sale. */
  | { readonly kind: 'sale' }
  | { readonly kind: 'delivery' }
  | { readonly kind: 'parked' }
  /** Discount and note on a line. */
  | { readonly kind: 'line'; readonly productId: string };
