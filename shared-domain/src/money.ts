/** An amount in whole minor units (cents) of one ISO 4217 currency; a safe integer, never a float. Plain JSON. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}
