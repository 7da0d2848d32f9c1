import { type Money, zero } from '@tillgraph/shared-domain/money';
import { z } from 'zod';
import type { ShiftFragment } from '../graph/generated/graphql.ts';
import { moneyOf } from '../money/graph-money.ts';
import { type Count, countedSum, piecesOf } from './count.ts';
import { denominationsOf } from './denominations.ts';
import { keptIn } from './use-kept.ts';

/** Of the count that a drawer's shift is to begin with. */
export const openingKey = (drawerId: string): string => `tillgraph.opening.${drawerId}`;
/** Of the count that a shift is to end with. */
export const closingKey = (shiftId: string): string => `tillgraph.closing.${shiftId}`;

export const storedCount: z.ZodType<Count> = z.union([
  z.object({ by: z.literal('pieces'), pieces: z.record(z.coerce.number(), z.string()) }),
  z.object({ by: z.literal('sum'), sum: z.string() }),
]);

const money = z.object({ amount: z.string(), currencyCode: z.string() });

/** A count under way, and what the shift was at when it began. */
export const storedClosing = z.object({
  count: storedCount,
  began: z.object({
    version: z.number(),
    expectedCash: money,
    cashSales: money,
    cashRefunds: money,
    cashIn: money,
    cashOut: money,
  }),
});

export interface CountedPieces {
  readonly denomination: Money;
  readonly pieces: number;
  readonly worth: Money;
}

/** The notes and coins that a closed shift was counted by, where that was done in this tab. The graph keeps the sum alone. */
export function countedPieces({ id, counted }: ShiftFragment): readonly CountedPieces[] {
  const count = keptIn(closingKey(id), storedClosing)?.count;
  if (count?.by !== 'pieces' || !counted) return [];
  const sum = moneyOf(counted);
  if (countedSum(count, sum.currency)?.minor !== sum.minor) return [];
  return denominationsOf(sum.currency).flatMap((denomination) => {
    const pieces = piecesOf(count.pieces[denomination.minor] ?? '0');
    const worth = { ...zero(sum.currency), minor: denomination.minor * pieces };
    return pieces > 0 ? [{ denomination, pieces, worth }] : [];
  });
}
