import type { PaymentMethod } from '@tillgraph/shared-domain/events/orders';
import fc from 'fast-check';
import { quarterHour } from '../domain/blocks.ts';
import type { ReportInterval } from '../domain/calendar.ts';
import type { SaleDescription, Sold } from './events.ts';

/** A sale, what came back of it, or an order that was cancelled; `at` is when. */
export type Deed =
  | { readonly kind: 'sale' | 'shipping' | 'refund'; readonly at: number; readonly sale: SaleDescription }
  | { readonly kind: 'cancellation'; readonly at: number; readonly orderId: string };

export interface CashDeed {
  readonly at: number;
  readonly accountId: 'till' | 'safe' | 'ada';
  readonly isIncome: boolean;
  readonly amount: number;
  readonly category: string | null;
  readonly isTransfer: boolean;
}

/** Within days in which clocks are changed and years end, so that random ranges cut through all of it. */
const moment = fc
  .tuple(
    fc.constantFrom('2023-12-20', '2024-03-20', '2024-04-03', '2024-10-20', '2024-12-25'),
    fc.integer({ min: 0, max: 15 * 24 * 4 * quarterHour }),
  )
  .map(([date, later]) => Date.parse(date) + later);

const amount = fc.integer({ min: 0, max: 100_000 });

const line: fc.Arbitrary<Required<Sold>> = fc.record({
  productId: fc.constantFrom('tea', 'mug', 'pot', 'jam'),
  categoryName: fc.constantFrom('Drinks', 'China', '$.x', null),
  pieces: fc.integer({ min: 1, max: 5 }),
  taxRate: fc.constantFrom(0, 70_000, 200_000),
  ...{ net: amount, tax: amount, discount: amount },
});

const methods: readonly PaymentMethod[] = ['CASH', 'CARD', 'ACCOUNT'];

const tendersOf = (lines: readonly Required<Sold>[], [cash, card]: readonly [number, number]) => {
  const total = lines.reduce((sum, { net, tax }) => sum + net + tax, 0);
  const amounts = [Math.min(cash, total), Math.min(card, Math.max(0, total - cash))];
  const rest = total - amounts.reduce((sum, one) => sum + one, 0);
  return [...amounts, rest].flatMap((paid, at) => (paid > 0 ? [[methods[at] ?? 'CASH', paid] as const] : []));
};

const split = fc.tuple(amount, amount);

const sold = fc
  .record({
    kind: fc.constantFrom('sale' as const, 'shipping' as const),
    at: moment,
    cashierId: fc.constantFrom('ann', 'bob', null),
    lines: fc.array(line, { maxLength: 4 }),
    split,
    returned: fc.array(fc.record({ at: moment, pieces: fc.integer({ min: 1, max: 5 }), split }), {
      maxLength: 2,
    }),
  })
  .map(({ kind, at, cashierId, lines, split, returned }): readonly Deed[] => {
    const orderId = `o${at}`;
    const refunds = returned.flatMap(({ at, pieces, split }): readonly Deed[] => {
      const back = lines.map((line) => {
        const part = Math.min(pieces, line.pieces) / line.pieces / 2;
        return { ...line, pieces, net: Math.floor(line.net * part), tax: Math.floor(line.tax * part) };
      });
      const sale = { orderId, cashierId, lines: back, payments: tendersOf(back, split) };
      return [{ kind: 'refund', at, sale }];
    });
    return [{ kind, at, sale: { orderId, cashierId, lines, payments: tendersOf(lines, split) } }, ...refunds];
  });

const cancellation = moment.map((at): readonly Deed[] => [{ kind: 'cancellation', at, orderId: `c${at}` }]);

export const deeds: fc.Arbitrary<readonly Deed[]> = fc
  .array(fc.oneof({ arbitrary: sold, weight: 4 }, cancellation), { maxLength: 40 })
  .map((orders) => orders.flat());

export const cashDeeds: fc.Arbitrary<readonly CashDeed[]> = fc.array(
  fc.record({
    at: moment,
    accountId: fc.constantFrom('till' as const, 'safe' as const, 'ada' as const),
    isIncome: fc.boolean(),
    amount: fc.integer({ min: 1, max: 100_000 }),
    category: fc.constantFrom('Rent', '__proto__', null),
    isTransfer: fc.boolean(),
  }),
  { maxLength: 60 },
);

const zones = ['UTC', 'Asia/Kathmandu', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Beirut'] as const;

/** Days at most of what the interval can show. */
const longest: Readonly<Record<ReportInterval, number>> = { HOUR: 8, DAY: 120, WEEK: 1000, MONTH: 3600 };

export const reports = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    groupBy: fc.constantFrom<ReportInterval>('HOUR', 'DAY', 'WEEK', 'MONTH'),
    from: moment,
    percent: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ timeZone, groupBy, from, percent }) => {
    const start = Math.floor(from / quarterHour) * quarterHour;
    const quarters = 1 + Math.floor((percent / 100) * longest[groupBy] * 24 * 4);
    const text = (at: number) => new Date(at).toISOString();
    return { timeZone, groupBy, from: text(start), to: text(start + quarters * quarterHour) };
  });
