import { type Money, subtract } from '@tillgraph/shared-domain/money';
import type { ShiftFragment } from '../graph/generated/graphql.ts';
import { moneyOf } from '../money/graph-money.ts';

const figures = ['cashSales', 'cashRefunds', 'cashIn', 'cashOut'] as const;

export interface Booked {
  readonly figure: (typeof figures)[number];
  readonly amount: Money;
}

type Figures = Pick<ShiftFragment, (typeof figures)[number]>;

/** By what the figures of a shift have grown. */
export const bookedBetween = (before: Figures, after: Figures): readonly Booked[] =>
  figures
    .map((figure) => ({ figure, amount: subtract(moneyOf(after[figure]), moneyOf(before[figure])) }))
    .filter(({ amount }) => amount.minor !== 0);
