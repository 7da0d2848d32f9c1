import { account, product, sell, usd } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { accepted } from '../testing/mutate.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let manager: GraphClient;
let cashier: GraphClient;
/** With tax: a mug for 12.00, and tea for 5.00 without. */
let mug: string;
let tea: string;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false', TIME_ZONE: 'Asia/Kathmandu' });
  owner = await shop.signIn();
  const employ = async (role: string) => {
    const credentials = { email: `${role}@example.com`, password: `password of ${role}` };
    await accepted(owner, 'createUser', { ...credentials, displayName: `The ${role.toLowerCase()}`, role });
    return shop.signIn(credentials);
  };
  manager = await employ('MANAGER');
  cashier = await employ('CASHIER');
  mug = await product(owner, { sku: 'MUG', price: '10', taxRate: '0.20', pieces: 40 });
  tea = await product(owner, { sku: 'TEA', price: '5', pieces: 40 });
}, 120_000);
afterAll(() => shop.remove());

const quarterHour = 15 * 60_000;
const onQuarterHour = (moment: number) =>
  new Date(Math.floor(moment / quarterHour) * quarterHour).toISOString();

/** From an hour ago until in an hour: what this test did. */
const recently = () => ({
  from: onQuarterHour(Date.now() - 4 * quarterHour),
  to: onQuarterHour(Date.now() + 4 * quarterHour),
});

const report = async (client: GraphClient): Promise<Data> => {
  const { salesReport } = await client.query(
    `query ($from: DateTime!, $to: DateTime!) { salesReport(from: $from, to: $to, groupBy: MONTH) {
      totals { orders items gross { amount } discounts { amount } refunds { amount } tax { amount } net { amount } }
      topProducts { product { name } productName quantity revenue { amount } }
      byPaymentMethod { method orders amount { amount } }
      byCashier { cashier { displayName } orders amount { amount } }
      byTaxRate { rate net { amount } tax { amount } }
    } }`,
    recently(),
  );
  return salesReport;
};

test('a manager sees at once what a cashier sells and what is refunded: live, in the report, and of each product', async () => {
  const today = manager.subscribe(
    'subscription { salesTodayChanged { orders refunds { amount } net { amount } } }',
  );
  const told = async () => (await today.next()).value?.salesTodayChanged;
  expect(await told()).toEqual({ orders: 0, refunds: { amount: '0.00' }, net: { amount: '0.00' } });

  const { id, total } = await sell(cashier, {
    lines: [
      { productId: mug, quantity: 2 },
      { productId: tea, quantity: 1 },
    ],
    payments: [{ method: 'CASH', amount: usd('20') }, { method: 'CARD' }],
  });
  expect(total.amount).toBe('29.00');
  expect(await told()).toEqual({ orders: 1, refunds: { amount: '0.00' }, net: { amount: '25.00' } });

  const { order } = await manager.query('query ($id: ID!) { order(id: $id) { lines { id } } }', { id });
  const [{ id: lineId }] = order.lines;
  const payments = [{ method: 'CASH' }];
  const back = { orderId: id, lines: [{ lineId, quantity: 1 }], payments, reason: 'Broken' };
  await accepted(manager, 'refundOrder', back);
  expect(await told()).toEqual({ orders: 1, refunds: { amount: '12.00' }, net: { amount: '15.00' } });
  await today.return?.();

  expect(await report(manager)).toEqual({
    totals: {
      ...{ orders: 1, items: 2 },
      gross: { amount: '29.00' },
      discounts: { amount: '0.00' },
      refunds: { amount: '12.00' },
      tax: { amount: '2.00' },
      net: { amount: '15.00' },
    },
    topProducts: [
      {
        ...{ product: { name: 'Product MUG' }, productName: 'Product MUG', quantity: 1 },
        revenue: { amount: '10.00' },
      },
      {
        ...{ product: { name: 'Product TEA' }, productName: 'Product TEA', quantity: 1 },
        revenue: { amount: '5.00' },
      },
    ],
    byPaymentMethod: [
      { method: 'CARD', orders: 1, amount: { amount: '9.00' } },
      { method: 'CASH', orders: 1, amount: { amount: '8.00' } },
    ],
    byCashier: [{ cashier: { displayName: 'The cashier' }, orders: 1, amount: { amount: '17.00' } }],
    byTaxRate: [
      { rate: '0.00', net: { amount: '5.00' }, tax: { amount: '0.00' } },
      { rate: '0.20', net: { amount: '10.00' }, tax: { amount: '2.00' } },
    ],
  });
  const { products } = await manager.query(
    '{ products(first: 10) { edges { node { sku sales(days: 7) { quantity revenue { amount } } } } } }',
  );
  expect(products.edges.map(({ node }: Data) => node)).toEqual([
    { sku: 'MUG', sales: { quantity: 1, revenue: { amount: '10.00' } } },
    { sku: 'TEA', sales: { quantity: 1, revenue: { amount: '5.00' } } },
  ]);
});

test('the cash flow has what came in and went out, but no transfers and no customers’ money', async () => {
  const safe = await account(owner, { code: 'safe' });
  await accepted(owner, 'transfer', {
    ...{ fromAccountId: 'till', toAccountId: safe, amount: usd('5'), description: 'Into the safe' },
  });
  const rent = { accountId: safe, amount: usd('3'), description: 'Shelf', category: 'Rent' };
  await accepted(owner, 'recordExpense', rent);
  const { shop: all, safe: ofSafe } = await manager.query(
    `query ($from: DateTime!, $to: DateTime!, $safe: ID!) {
      shop: cashFlowReport(from: $from, to: $to) { income { amount } expense { amount } net { amount }
        byCategory { category expense { amount } } }
      safe: cashFlowReport(from: $from, to: $to, accountId: $safe) { income { amount } expense { amount } } }`,
    { ...recently(), safe },
  );
  // The sale of before, and what came back of it in cash.
  expect(all).toMatchObject({
    ...{ income: { amount: '29.00' }, expense: { amount: '15.00' }, net: { amount: '14.00' } },
  });
  expect(all.byCategory).toContainEqual({ category: 'Rent', expense: { amount: '3.00' } });
  expect(ofSafe).toEqual({ income: { amount: '0.00' }, expense: { amount: '3.00' } });
});

test('a cashier sees no reports, and not what of a product was sold', async () => {
  const { data, errors } = await cashier.request(
    `query ($from: DateTime!, $to: DateTime!) {
      salesReport(from: $from, to: $to) { totals { orders } }
      products(first: 1) { edges { node { sku sales { quantity } } } } }`,
    recently(),
  );
  expect(data).toEqual({
    salesReport: null,
    products: { edges: [{ node: { sku: 'MUG', sales: null } }] },
  });
  expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual([
    ['salesReport', 'FORBIDDEN'],
    ['products.edges.0.node.sales', 'FORBIDDEN'],
  ]);
});
