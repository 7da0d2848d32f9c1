import type { History } from '../people/history.ts';

/** Something that happened to a shop. Times as in its history. */
export interface Struck {
  readonly name: string;
  readonly from: number;
  /** When its cause was over. */
  readonly over: number;
}

/**
 * ms from the end of its cause until a sale was completed that began after it: its stock was reserved, its payment
 * taken, and its outcome answered. Undefined: there was none.
 */
export function recoveryTime({ over }: Struck, { changes }: History): number | undefined {
  const ends = changes.flatMap(({ mutation, begin, answer }) =>
    mutation === 'placeOrder' && begin >= over && answer?.payload.order?.status === 'COMPLETED'
      ? [answer.end]
      : [],
  );
  return ends.length > 0 ? Math.min(...ends) - over : undefined;
}
