import fc from 'fast-check';
import type { Bucket } from '../domain/calendar.ts';
import { booked, cancelled, completed, refunded, type Sold, shipped, usd } from '../testing/events.ts';
import { type CashDeed, cashDeeds, type Deed, deeds, reports } from '../testing/random-history.ts';
import { readAfter } from '../testing/read-after.ts';
import { categoriesOf as cashCategoriesOf, cashFlowReport } from './cash-flow-report.ts';
import { reportRange } from './report-range.ts';
import {
  bucketsOf,
  cashiersOf,
  categoriesOf,
  paymentMethodsOf,
  taxRatesOf,
  topProductsOf,
  totalsOf,
} from './sales-report.ts';

const minor = (money: { readonly minor: number }) => money.minor;
const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0);

/** Everything in [from, to), once more and plainly. A line that came back counts below zero. */
function salesIn(all: readonly Deed[], { from, to }: Pick<Bucket, 'from' | 'to'>) {
  const past = all.filter(({ at }) => from <= at && at < to);
  const sales = past.flatMap((deed) => (deed.kind === 'sale' || deed.kind === 'shipping' ? [deed.sale] : []));
  const refunds = past.flatMap((deed) => (deed.kind === 'refund' ? [deed.sale] : []));
  const sold = sales.flatMap(({ lines }) => lines);
  const back = refunds.flatMap(({ lines }) => lines);
  const lines = [...sold.map((line) => ({ line, sign: 1 })), ...back.map((line) => ({ line, sign: -1 }))];
  const signed = (of: (line: Sold) => number | undefined, only = (_: Sold) => true) =>
    sum(lines, ({ line, sign }) => (only(line) ? sign * (of(line) ?? 0) : 0)) + 0;
  return {
    lines,
    sales,
    refunds,
    signed,
    totals: {
      orders: sales.length,
      items: signed(({ pieces }) => 1000 * pieces),
      gross: sum(sold, ({ net, tax = 0, discount = 0 }) => net + tax + discount),
      discounts: sum(sold, ({ discount = 0 }) => discount),
      refunds: sum(back, ({ net, tax = 0 }) => net + tax),
      tax: signed(({ tax }) => tax),
      net: signed(({ net }) => net),
      cancelledOrders: past.filter(({ kind }) => kind === 'cancellation').length,
    },
  };
}

const entryOf = (deed: Deed) => {
  switch (deed.kind) {
    case 'sale':
      return completed(deed.sale);
    case 'shipping':
      return shipped(deed.sale);
    case 'refund':
      return refunded(deed.sale);
    case 'cancellation':
      return cancelled(deed.orderId);
  }
};

/** `2026-11-22` as the clocks of the zone show it. */
const localDate = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);

test('every figure of the sales is that of a fold over all that happened in the range', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, reports, async (all, args) => {
      const request = readAfter(all.map((deed) => ({ at: deed.at, entry: entryOf(deed) })));
      const range = reportRange(args, 'UTC');
      const report = { range, currency: 'USD' };
      const expected = salesIn(all, range);

      const totals = figuresOf(await totalsOf(report, request));
      expect(totals).toEqual(expected.totals);
      expect(totals.gross - totals.discounts - totals.refunds).toBe(totals.net + totals.tax);

      const buckets = await bucketsOf(report, request);
      expect(buckets.map((bucket) => figuresOf(bucket.totals))).toEqual(
        range.buckets.map((bucket) => salesIn(all, bucket).totals),
      );
      if (args.groupBy === 'DAY') {
        const dates = all.map(({ at }) => localDate(at, args.timeZone));
        for (const { date, totals } of buckets) {
          expect(figuresOf(totals)).toEqual(
            salesIn(
              all.filter((_, index) => dates[index] === date),
              range,
            ).totals,
          );
        }
      }

      const shares = <Key>(keyOf: (line: Sold) => Key) =>
        [...new Set(expected.lines.map(({ line }) => keyOf(line)))].map((key) => ({
          key,
          quantity: expected.signed(
            ({ pieces }) => 1000 * pieces,
            (line) => keyOf(line) === key,
          ),
          net: expected.signed(
            ({ net }) => net,
            (line) => keyOf(line) === key,
          ),
          tax: expected.signed(
            ({ tax }) => tax,
            (line) => keyOf(line) === key,
          ),
        }));
      expect(await topProductsOf(report, 100, request)).toEqual(
        shares(({ productId }) => productId)
          .sort((a, b) => b.net - a.net || b.quantity - a.quantity || (a.key < b.key ? -1 : 1))
          .map(({ key, quantity, net }) => ({
            ...{ product: { id: key }, quantity, revenue: usd(net) },
            productName: key, // nothing told its name
          })),
      );
      expect(byKey(await categoriesOf(report, request), ({ categoryName }) => categoryName)).toEqual(
        byKey(
          shares(({ categoryName }) => categoryName).map(({ key, quantity, net }) => ({
            categoryName: key ?? 'No category',
            ...{ quantity, revenue: usd(net) },
          })),
          ({ categoryName }) => categoryName,
        ),
      );
      expect(await taxRatesOf(report, request)).toEqual(
        shares(({ taxRate = 0 }) => taxRate)
          .sort((a, b) => a.key - b.key)
          .map(({ key, net, tax }) => ({
            rate: { 0: '0.00', 70000: '0.07', 200000: '0.20' }[key],
            ...{ net: usd(net), tax: usd(tax) },
          })),
      );
      const { sales, refunds } = expected;
      const paid = (sale: (typeof sales)[number], method: string) =>
        sum(sale.payments ?? [], ([by, amount]) => (by === method ? amount : 0));
      expect(await paymentMethodsOf(report, request)).toEqual(
        ['ACCOUNT', 'CARD', 'CASH']
          .filter((method) => [...sales, ...refunds].some((sale) => paid(sale, method) > 0))
          .map((method) => ({
            method,
            orders: sales.filter((sale) => paid(sale, method) > 0).length,
            amount: usd(
              sum(sales, (sale) => paid(sale, method)) - sum(refunds, (sale) => paid(sale, method)),
            ),
          })),
      );
      const amountOf = (sale: (typeof sales)[number]) => sum(sale.lines, ({ net, tax = 0 }) => net + tax);
      const ofCashier = (id: string | null) => ({
        cashier: id === null ? null : { id },
        orders: sales.filter(({ cashierId }) => cashierId === id).length,
        amount: usd(
          sum(sales, (sale) => (sale.cashierId === id ? amountOf(sale) : 0)) -
            sum(refunds, (sale) => (sale.cashierId === id ? amountOf(sale) : 0)),
        ),
      });
      const cashiers = new Set([...sales, ...refunds].map(({ cashierId = null }) => cashierId));
      expect(byKey(await cashiersOf(report, request), ({ cashier }) => cashier?.id ?? '')).toEqual(
        byKey([...cashiers].map(ofCashier), ({ cashier }) => cashier?.id ?? ''),
      );
    }),
    { numRuns: 60 },
  );
});

const figuresOf = (totals: Awaited<ReturnType<typeof totalsOf>>) => ({
  orders: totals.orders,
  items: totals.items,
  gross: minor(totals.gross),
  discounts: minor(totals.discounts),
  refunds: minor(totals.refunds),
  tax: minor(totals.tax),
  net: minor(totals.net),
  cancelledOrders: totals.cancelledOrders,
});

const byKey = <Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [keyOf(item), item]));

const entryOfCash = ({ at, accountId, isIncome, amount, category, isTransfer }: CashDeed) =>
  booked(isIncome ? 'IncomeRecorded' : 'ExpenseRecorded', {
    ...{ accountId, category, amount: usd(amount), occurredAt: new Date(at).toISOString() },
    accountKind: accountId === 'ada' ? 'CUSTOMER' : 'GENERAL',
    ...(isTransfer && { origin: 'TRANSFER', counterpart: { transactionId: 'x', accountId: 'other' } }),
  });

test('every figure of the cash flow is that of a fold over what occurred in the range', async () => {
  await fc.assert(
    fc.asyncProperty(
      cashDeeds,
      reports,
      fc.constantFrom(undefined, 'till', 'ada'),
      async (all, args, accountId) => {
        // Recorded at another time than it occurred.
        const request = readAfter(all.map((deed) => ({ at: 0, entry: entryOfCash(deed) })));
        const range = reportRange(args, 'UTC');
        const scope = accountId === undefined ? 'shop-USD' : `account-${accountId}`;
        const report = await cashFlowReport(range, { scope, currency: 'USD' }, request);
        const counted = all.filter(
          (deed) => !deed.isTransfer && (accountId ? deed.accountId === accountId : deed.accountId !== 'ada'),
        );
        const flow = (deeds: readonly CashDeed[], { from, to }: Pick<Bucket, 'from' | 'to'>) => {
          const past = deeds.filter(({ at }) => from <= at && at < to);
          return {
            income: usd(sum(past, ({ isIncome, amount }) => (isIncome ? amount : 0))),
            expense: usd(sum(past, ({ isIncome, amount }) => (isIncome ? 0 : amount))),
          };
        };
        const { income, expense } = flow(counted, range);
        expect(report).toMatchObject({ income, expense, net: usd(income.minor - expense.minor) });
        expect(report.buckets.map(({ income, expense }) => ({ income, expense }))).toEqual(
          range.buckets.map((bucket) => flow(counted, bucket)),
        );
        const inRange = counted.filter(({ at }) => range.from <= at && at < range.to);
        const categories = [...new Set(inRange.map(({ category }) => category))];
        expect(byKey(await cashCategoriesOf(report, request), ({ category }) => `${category}`)).toEqual(
          byKey(
            categories.map((category) => ({
              category,
              ...flow(
                inRange.filter((deed) => deed.category === category),
                range,
              ),
            })),
            ({ category }) => `${category}`,
          ),
        );
      },
    ),
    { numRuns: 60 },
  );
});
