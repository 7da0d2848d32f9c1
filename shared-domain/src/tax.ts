/** A tax's share in millionths, an integer from 0 to 1 000 000: 20 % is 200 000. */
export type TaxRate = number;
