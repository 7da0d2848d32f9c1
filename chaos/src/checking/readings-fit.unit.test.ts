import { readingsThatDoNotFit } from './readings-fit.ts';
import { balance, change, income, order, refused, sale, stage, stock } from './testing/a-history.ts';

const findings = (changes: Parameters<typeof sale>[2][], readings: Parameters<typeof sale>[2][]) =>
  readingsThatDoNotFit(stage, { changes, readings });

describe('a balance', () => {
  test.each([
    ['has what was answered before it was asked for', [income(1, 5, [0, 10])], 45, true],
    ['does not lack it', [income(1, 5, [0, 10])], 40, false],
    ['may have what was under way', [income(1, 5, [0, 25])], 45, true],
    ['may lack it', [income(1, 5, [0, 25])], 40, true],
    ['may have what nobody answered', [income(1, 5, [0, null])], 45, true],
    ['does not have what was asked for later', [income(1, 5, [31, 40])], 45, false],
    ['does not have what was refused', [income(1, 5, [0, 10], refused)], 45, false],
    ['does not have twice what was done once', [income(1, 5, [0, 10])], 50, false],
  ])('%s', (_, changes, amount, fits) => {
    expect(findings(changes, [balance(amount, 20, 30)])).toHaveLength(fits ? 0 : 1);
  });

  test('has the money of a sale from the moment that it was seen paid', () => {
    const placed = sale(1, [0, 10], order('PENDING', 1));
    const seen = { kind: 'order', id: 'o', begin: 11, end: 15, seen: order('COMPLETED', 3) };
    expect(findings([placed], [seen, balance(0, 12, 14, 'till'), balance(4, 20, 30, 'till')])).toEqual([]);
    expect(findings([placed], [seen, balance(0, 20, 30, 'till')])).toEqual([
      'the balance of account till was read as 0, and must lie between 4 and 4',
    ]);
  });

  test('has nothing of a sale that was cancelled', () => {
    const placed = sale(1, [0, 10], order('RESERVED', 2));
    const cancelled = change(2, 'cancelOrder', { orderId: 'o' }, [11, 15], { order: order('CANCELLED', 3) });
    expect(findings([placed, cancelled], [balance(4, 12, 14, 'till'), balance(0, 20, 30, 'till')])).toEqual(
      [],
    );
    expect(findings([placed, cancelled], [balance(4, 20, 30, 'till')])).toHaveLength(1);
  });
});

test('an order that was seen reserved may time out before anybody sees it', () => {
  const placed = sale(1, [0, 10], order('RESERVED', 2));
  const seen = { kind: 'order' as const, id: 'o', begin: 40, end: 50, seen: order('CANCELLED', 3) };
  expect(findings([placed], [seen, stock(60, 2, 12, 14), stock(60, 0, 20, 30)])).toEqual([]);
  expect(findings([placed], [seen, stock(60, 2, 60, 70)])).toHaveLength(1);
});

test('a delivery that was paid goes back when somebody asks for it, and not before', () => {
  const placed = sale(1, [0, 10], order('PAID', 2));
  const cancelled = change(2, 'cancelOrder', { orderId: 'o' }, [40, null]);
  expect(findings([placed, cancelled], [balance(0, 41, 50, 'till'), balance(4, 41, 50, 'till')])).toEqual([]);
  expect(findings([placed, cancelled], [balance(0, 20, 30, 'till')])).toHaveLength(1);
});

describe('a stock', () => {
  test('lacks what was sold, and has what was reserved until it is', () => {
    const placed = sale(1, [0, 10], order('COMPLETED', 3));
    expect(findings([placed], [stock(60, 2, 5, 8), stock(58, 0, 20, 30)])).toEqual([]);
    expect(findings([placed], [stock(60, 0, 20, 30)])).toHaveLength(2);
  });

  test('is never reserved beyond what is there', () => {
    const placed = sale(1, [0, null], order('PENDING', 1));
    expect(findings([placed], [stock(60, 61, 20, 30)])).toHaveLength(2);
  });
});
