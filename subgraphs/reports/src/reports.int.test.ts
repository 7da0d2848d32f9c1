import { quarterHour } from './domain/blocks.ts';
import {
  accountOpened,
  booked,
  cancelled,
  completed,
  productCreated,
  refunded,
  usd,
} from './testing/events.ts';
import { openReports, type ReportsUnderTest } from './testing/open-reports.ts';

let reports: ReportsUnderTest;
beforeAll(async () => {
  reports = await openReports('Asia/Kathmandu');
  await reports.after(
    productCreated('mug'),
    completed({
      orderId: '1',
      cashierId: 'ann',
      lines: [
        {
          ...{ productId: 'tea', categoryName: 'Drinks', pieces: 2, taxRate: 200_000 },
          ...{ net: 900, tax: 180, discount: 120 },
        },
        { productId: 'mug', pieces: 1, net: 1000 },
      ],
      payments: [
        ['CASH', 80],
        ['CARD', 2000],
      ],
    }),
    refunded({
      ...{ orderId: '1', cashierId: 'ann', payments: [['CARD', 540]] },
      lines: [{ productId: 'tea', categoryName: 'Drinks', pieces: 1, taxRate: 200_000, net: 450, tax: 90 }],
    }),
    cancelled('2'),
    accountOpened('till'),
    accountOpened('safe', 'EUR'),
    booked('IncomeRecorded', { ...happened, category: 'Float', amount: usd(10_000) }),
    booked('ExpenseRecorded', { ...happened, category: 'Rent', amount: usd(2500) }),
  );
}, 120_000);
afterAll(() => reports.close());

const happened = { accountId: 'till', occurredAt: '2026-03-01T18:15:00.000Z' };

/** Around now, on quarter-hours. */
const now = Math.floor(Date.now() / quarterHour) * quarterHour;
const range = {
  from: new Date(now - 4 * quarterHour).toISOString(),
  to: new Date(now + 4 * quarterHour).toISOString(),
};

const totals = `orders items gross { amount currencyCode } discounts { amount } refunds { amount }
  tax { amount } net { amount } cancelledOrders`;
const sold = {
  ...{ orders: 1, items: 2, cancelledOrders: 1 },
  gross: { amount: '22.00', currencyCode: 'USD' },
  discounts: { amount: '1.20' },
  refunds: { amount: '5.40' },
  tax: { amount: '0.90' },
  net: { amount: '14.50' },
};

test('a sales report tells what was earned, and with what, by whom and how it was paid', async () => {
  const { salesReport } = await reports.ask(
    `query ($from: DateTime!, $to: DateTime!) { salesReport(from: $from, to: $to, groupBy: MONTH) {
      totals { ${totals} }
      topProducts(first: 1) { product { id } productName quantity revenue { amount } }
      byCategory { categoryName quantity revenue { amount } }
      byPaymentMethod { method orders amount { amount } }
      byCashier { cashier { id } orders amount { amount } }
      byTaxRate { rate net { amount } tax { amount } }
    } }`,
    range,
  );
  expect(salesReport).toEqual({
    totals: sold,
    topProducts: [
      { product: { id: 'mug' }, productName: 'The mug', quantity: 1, revenue: { amount: '10.00' } },
    ],
    byCategory: [
      { categoryName: 'No category', quantity: 1, revenue: { amount: '10.00' } },
      { categoryName: 'Drinks', quantity: 1, revenue: { amount: '4.50' } },
    ],
    byPaymentMethod: [
      { method: 'CARD', orders: 1, amount: { amount: '14.60' } },
      { method: 'CASH', orders: 1, amount: { amount: '0.80' } },
    ],
    byCashier: [{ cashier: { id: 'ann' }, orders: 1, amount: { amount: '15.40' } }],
    byTaxRate: [
      { rate: '0.00', net: { amount: '10.00' }, tax: { amount: '0.00' } },
      { rate: '0.20', net: { amount: '4.50' }, tax: { amount: '0.90' } },
    ],
  });
});

test('its buckets are the days of the shop, or of the time zone that was asked for', async () => {
  const bucketsOf = async (timeZone: string | null) => {
    const { salesReport } = await reports.ask(
      `query ($timeZone: String) {
        salesReport(from: "2026-03-01T12:00:00Z", to: "2026-03-02T12:00:00Z", timeZone: $timeZone) {
          buckets { start date totals { orders } } } }`,
      { timeZone },
    );
    return salesReport.buckets;
  };
  const empty = { totals: { orders: 0 } };
  expect(await bucketsOf(null)).toEqual([
    { start: '2026-03-01T12:00:00.000Z', date: '2026-03-01', ...empty },
    { start: '2026-03-01T18:15:00.000Z', date: '2026-03-02', ...empty },
  ]);
  expect(await bucketsOf('utc')).toEqual([
    { start: '2026-03-01T12:00:00.000Z', date: '2026-03-01', ...empty },
    { start: '2026-03-02T00:00:00.000Z', date: '2026-03-02', ...empty },
  ]);
});

const flow = `income { amount } expense { amount } net { amount }
  buckets { start income { amount } expense { amount } }
  byCategory { category income { amount } expense { amount } }`;

test('a cash flow report tells what came in and went out, of the shop or of an account', async () => {
  const day = 'from: "2026-03-01T18:15:00Z", to: "2026-03-02T18:15:00Z"';
  const expected = {
    income: { amount: '100.00' },
    expense: { amount: '25.00' },
    net: { amount: '75.00' },
    buckets: [
      { start: '2026-03-01T18:15:00.000Z', income: { amount: '100.00' }, expense: { amount: '25.00' } },
    ],
    byCategory: [
      { category: 'Float', income: { amount: '100.00' }, expense: { amount: '0.00' } },
      { category: 'Rent', income: { amount: '0.00' }, expense: { amount: '25.00' } },
    ],
  };
  expect(
    await reports.ask(`{ shop: cashFlowReport(${day}) { ${flow} }
      till: cashFlowReport(${day}, accountId: "till") { ${flow} }
      euro: cashFlowReport(${day}, currencyCode: "EUR") { net { amount currencyCode } byCategory { category } } }`),
  ).toEqual({
    shop: expected,
    till: expected,
    euro: { net: { amount: '0.00', currencyCode: 'EUR' }, byCategory: [] },
  });
});

describe('what cannot be reported is refused, with the argument that is wrong:', () => {
  test.each([
    ['a range that is no time', 'from', { from: 'yesterday' }],
    ['a beginning that is on no quarter-hour', 'from', { from: '2026-01-01T00:10:00Z' }],
    ['an end that is on no quarter-hour', 'to', { to: '2026-01-02T00:00:01Z' }],
    ['an end that is not after the beginning', 'to', { to: '2026-01-01T00:00:00Z' }],
    ['more than ten years', 'to', { to: '2036-01-01T00:15:00Z', groupBy: 'MONTH' }],
    ['more than a thousand buckets', 'groupBy', { to: '2026-02-11T16:15:00Z', groupBy: 'HOUR' }],
    [
      'years of which zones had other offsets',
      'from',
      { from: '1972-12-31T00:00:00Z', to: '1973-01-05T00:00:00Z' },
    ],
    ['a time zone that is none', 'timeZone', { timeZone: 'Mars/Base' }],
  ])('%s', async (_, argument, args) => {
    const variables = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', ...args };
    for (const report of ['salesReport', 'cashFlowReport']) {
      const { data, errors } = await reports.run(
        `query ($from: DateTime!, $to: DateTime!, $groupBy: ReportInterval, $timeZone: String) {
          report: ${report}(from: $from, to: $to, groupBy: $groupBy, timeZone: $timeZone) { __typename } }`,
        variables,
      );
      expect(data).toEqual({ report: null });
      expect(errors).toMatchObject([
        { path: ['report'], extensions: { code: 'BAD_USER_INPUT', argument: [argument] } },
      ]);
    }
  });

  test.each([
    ['an account that is none', 'NOT_FOUND', 'accountId', 'accountId: "nobody"'],
    ['another currency than the account’s', 'BAD_USER_INPUT', 'currencyCode', 'accountId: "safe"'],
    ['a currency that is none', 'BAD_USER_INPUT', 'currencyCode', 'currencyCode: "BEADS"'],
  ])('%s', async (_, code, argument, args) => {
    const { errors } = await reports.run(
      `{ cashFlowReport(from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z", ${args}) { __typename } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code, argument: [argument] } }]);
  });

  test('as many buckets and years as there may be are no fault', async () => {
    const hours = 'from: "2026-01-01T00:00:00Z", to: "2026-02-11T16:00:00Z", groupBy: HOUR, timeZone: "UTC"';
    const years = 'from: "2016-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z", groupBy: WEEK';
    const { hourly, weekly } = await reports.ask(`{
      hourly: salesReport(${hours}) { buckets { start } }
      weekly: salesReport(${years}) { totals { orders } buckets { start } } }`);
    expect(hourly.buckets).toHaveLength(1000);
    expect(weekly.buckets.length).toBeGreaterThan(520);
  });
});

test('products tell what of them was sold in the last days', async () => {
  const { _entities } = await reports.ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Product {
      id sales { quantity revenue { amount } } today: sales(days: 1) { quantity } } } }`,
    { of: ['tea', 'mug', 'never sold'].map((id) => ({ __typename: 'Product', id })) },
  );
  expect(_entities).toEqual([
    { id: 'tea', sales: { quantity: 1, revenue: { amount: '4.50' } }, today: { quantity: 1 } },
    { id: 'mug', sales: { quantity: 1, revenue: { amount: '10.00' } }, today: { quantity: 1 } },
    { id: 'never sold', sales: { quantity: 0, revenue: { amount: '0.00' } }, today: { quantity: 0 } },
  ]);
  const { errors } = await reports.run(
    '{ _entities(representations: [{ __typename: "Product", id: "tea" }]) { ... on Product { sales(days: 0) { quantity } } } }',
  );
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: ['days'] } }]);
});
