/** Thousandths of a piece, a safe integer: 2 pieces are 2000. */
export type Quantity = number;
