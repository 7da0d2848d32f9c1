import type { Money } from '@tillgraph/shared-domain/money';
import type { SoldLineFragment } from '../graph/generated/graphql.ts';
import { moneyOf } from '../money/graph-money.ts';
import { refundWorth, sumOf } from './refund-worth.ts';

/** What comes back of each line, by its id. */
export type Returned = Readonly<Record<string, ReturnedPieces>>;

export interface ReturnedPieces {
  readonly pieces: number;
  readonly restock: boolean;
}

export const leftOf = ({ quantity, refundedQuantity }: SoldLineFragment): number =>
  quantity - refundedQuantity;

/** Of a line; no more than is left of it by now, whatever was chosen before. */
export function returnedOf(returned: Returned, line: SoldLineFragment): ReturnedPieces {
  const { pieces, restock } = returned[line.id] ?? { pieces: 0, restock: true };
  return { pieces: Math.min(pieces, leftOf(line)), restock };
}

/** All that is left of each line. */
export const everythingLeft = (lines: readonly SoldLineFragment[], before: Returned): Returned =>
  Object.fromEntries(lines.map((line) => [line.id, { ...returnedOf(before, line), pieces: leftOf(line) }]));

/** As the graph takes it. */
export const refundLines = (lines: readonly SoldLineFragment[], returned: Returned) =>
  lines.flatMap((line) => {
    const { pieces, restock } = returnedOf(returned, line);
    return pieces > 0 ? [{ lineId: line.id, quantity: pieces, restock }] : [];
  });

/** What is to be given back for it. */
export const worthOf = (lines: readonly SoldLineFragment[], returned: Returned, currency: string): Money =>
  sumOf(
    lines.map((line) =>
      refundWorth({ ...line, total: moneyOf(line.total) }, returnedOf(returned, line).pieces),
    ),
    currency,
  );
