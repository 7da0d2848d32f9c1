/** Thousandths of a piece, a safe integer: 2 pieces are 2000. */
export type Quantity = number;

/** 9 whole digits. */
export const maxQuantity: Quantity = 999_999_999_000;

/** As the graph shows it: a JSON number of pieces. */
export const formatQuantity = (thousandths: Quantity): number => thousandths / 1000;
