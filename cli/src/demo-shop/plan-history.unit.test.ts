import { articles } from './articles.ts';
import type { PlannedSale, PlannedStep } from './history.ts';
import { openingHours, timeOn } from './opening-hours.ts';
import { planHistory } from './plan-history.ts';

/** A history from each day of the week, and over both changes of the clocks. */
const firstDays = [
  '2026-10-12',
  '2026-10-13',
  '2026-10-14',
  '2026-10-15',
  '2026-03-06',
  '2026-03-07',
  '2026-03-08',
];
const histories = firstDays.map(
  (firstDay) => [firstDay, planHistory({ firstDay, timeZone: 'America/New_York' })] as const,
);

describe.each(histories)('the past that begins on %s', (firstDay, days) => {
  const steps = days.flatMap((day) => day.steps);
  const sales = steps.flatMap((step) => (step.type === 'sales' ? step.sales : []));
  const of = <Type extends PlannedStep['type']>(type: Type) =>
    steps.filter((step): step is Extract<PlannedStep, { type: Type }> => step.type === type);

  test('is the same each time', () => {
    expect(planHistory({ firstDay, timeZone: 'America/New_York' })).toEqual(days);
  });

  test('never goes back in time', () => {
    const times = steps.map(({ at }) => at);
    expect([...times].sort((a, b) => a.getTime() - b.getTime())).toEqual(times);
  });

  test('has thirty days, whose sales are made while the shop is open', () => {
    expect(days).toHaveLength(30);
    for (const { date, steps: ofDay } of days) {
      const hours = openingHours(date);
      for (const { at } of ofDay.flatMap((step) => (step.type === 'sales' ? step : []))) {
        const [opens, closes] = [hours?.opens ?? 0, hours?.closes ?? 0].map((minute) =>
          timeOn(date, minute, 'America/New_York'),
        );
        expect([opens && opens < at, closes && at < closes]).toEqual([true, true]);
      }
    }
  });

  test('has some of everything', () => {
    expect(sales.length).toBeGreaterThan(300);
    const some = (holds: (sale: PlannedSale) => boolean, least: number) =>
      expect(sales.filter(holds).length).toBeGreaterThanOrEqual(least);
    some(({ payment }) => payment === 'CASH', 80);
    some(({ payment }) => payment === 'CARD', 80);
    some(({ payment, outcome }) => payment === 'ACCOUNT' && outcome === 'COMPLETED', 20);
    some(({ payment }) => payment === 'MIXED', 2);
    some(({ delivery }) => delivery === 'SHIPPED', 10);
    some(({ delivery }) => delivery === 'CANCELLED', 1);
    some(({ outcome, payment }) => outcome === 'CANCELLED' && payment === 'CARD', 1);
    some(({ outcome, payment }) => outcome === 'CANCELLED' && payment === 'ACCOUNT', 1);
    some(({ discountPercent }) => discountPercent !== null, 10);
    const refunds = of('refund').map(({ refund }) => refund);
    expect(new Set(refunds.map(({ restock }) => restock))).toEqual(new Set([true, false]));
    expect(of('openShift')).toHaveLength(of('closeShift').length);
    expect(of('booking').length).toBeGreaterThan(8);
  });

  test('sells no more than there is, and leaves the shelves full', () => {
    const shelves = new Map(articles.map(({ sku, pieces }) => [sku, pieces]));
    const move = (sku: string, by: number) => {
      shelves.set(sku, (shelves.get(sku) ?? 0) + by);
      expect(shelves.get(sku)).toBeGreaterThanOrEqual(0);
    };
    const sold = new Map(sales.map((sale) => [sale.key, sale]));
    let toCancel: PlannedSale[] = [];
    for (const step of steps) {
      if (step.type === 'sales') {
        for (const sale of step.sales.filter(({ outcome }) => outcome !== 'CANCELLED')) {
          for (const { sku, quantity } of sale.lines) move(sku, -quantity);
          if (sale.delivery === 'CANCELLED') toCancel.push(sale);
        }
      }
      if (step.type === 'dispatch') {
        for (const { sku, quantity } of toCancel.flatMap(({ lines }) => lines)) move(sku, quantity);
        toCancel = [];
      }
      if (step.type === 'refund' && step.refund.restock) {
        move(sold.get(step.refund.sale)?.lines[step.refund.line]?.sku ?? '', step.refund.quantity);
      }
      if (step.type === 'receipts') for (const { sku, quantity } of step.receipts) move(sku, quantity);
    }
    const over = articles.map(({ sku, pieces }) => [sku, (shelves.get(sku) ?? 0) - pieces] as const);
    expect(over.filter(([, pieces]) => pieces < 0 || pieces > 3)).toEqual([]);
  });
});
