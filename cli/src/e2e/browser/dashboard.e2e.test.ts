import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { until } from '@tillgraph/platform/testing';
import { sell } from '../../testing/furnish.ts';
import type { Data, GraphClient } from '../../testing/graph-client.ts';
import { accepted } from '../../testing/mutate.ts';
import { openPage, type ShopPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let chromium: TestBrowser;
let ann: ShopPage;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([
    startShop({ DEMO_DATA: 'true', TIME_ZONE: 'Asia/Kathmandu' }),
    startBrowser(),
  ]);
  owner = await shop.signIn();
  ann = await openPage(chromium, shop.address(), { timezoneId: 'America/Los_Angeles' });
  await ann.signIn();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

const dayMs = 86_400_000;
/** A day of Kathmandu, which has no summer time, so many days from today. */
const day = (from: number): string =>
  new Date(Date.now() + 5.75 * 3_600_000 + from * dayMs).toISOString().slice(0, 10);
const midnight = (from: number): string => `${day(from)}T00:00:00+05:45`;

const money = (amount: string): string =>
  Number(amount).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

const lastWeek = async (): Promise<Data> =>
  owner.query(
    `query ($from: DateTime!, $to: DateTime!) {
      salesReport(from: $from, to: $to, groupBy: DAY) {
        totals { orders net { amount } tax { amount } }
        buckets { date totals { orders net { amount } } }
        topProducts(first: 20) { productName revenue { amount } }
        byCategory { categoryName revenue { amount } }
        byPaymentMethod { method amount { amount } }
        byCashier { cashier { displayName } amount { amount } }
        byTaxRate { rate tax { amount } }
      }
      cashFlowReport(from: $from, to: $to, groupBy: DAY) { byCategory { category expense { amount } } }
    }`,
    { from: midnight(-6), to: midnight(1) },
  );

/** The cells of each row of a card's table; shows the table first. */
async function tableOf({ page, button }: ShopPage, title: string): Promise<readonly (readonly string[])[]> {
  const pressed = button(`Table: ${title}`);
  if ((await pressed.getAttribute('aria-pressed')) === 'false') await pressed.click();
  return cellsIn(page.getByRole('table', { name: title, exact: true }));
}

const cellsIn = (table: ReturnType<ShopPage['page']['getByRole']>) =>
  table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );

test('the figures are those of the graph, each chart with its table', async () => {
  const { page } = ann;
  await ann.goTo('/dashboard');
  const { salesReport: sales, cashFlowReport: flow } = await lastWeek();
  const totals = page.getByRole('region', { name: 'Sales of the period' });
  await totals.getByText(money(sales.totals.net.amount), { exact: true }).waitFor();
  await totals.getByText(money(sales.totals.tax.amount), { exact: true }).waitFor();
  const charts = page.getByRole('img', { name: /, as a chart/ });
  await until(async () => (await charts.count()) === 8);
  for (const chart of await charts.all())
    await chart.locator('.recharts-bar-rectangle path').first().waitFor();
  expect(await ann.accessibilityFaults()).toEqual([]);

  const columns = async (title: string, ...at: number[]) =>
    (await tableOf(ann, title)).map((cells) => at.map((index) => cells[index]));
  expect(await columns('Sales by day', 1, 7)).toEqual(
    sales.buckets.map((bucket: Data) => [String(bucket.totals.orders), money(bucket.totals.net.amount)]),
  );
  expect(await columns('Top products', 0, 2)).toEqual(
    sales.topProducts.map((each: Data) => [each.productName, money(each.revenue.amount)]),
  );
  expect(await columns('By category', 0, 2)).toEqual(
    sales.byCategory.map((each: Data) => [each.categoryName, money(each.revenue.amount)]),
  );
  const methods: Data = { CASH: 'Cash', CARD: 'Card', ACCOUNT: 'Account' };
  expect(await columns('Payment methods', 0, 2)).toEqual(
    sales.byPaymentMethod.map((each: Data) => [methods[each.method], money(each.amount.amount)]),
  );
  expect(await columns('By cashier', 0, 2)).toEqual(
    sales.byCashier.map((each: Data) => [each.cashier.displayName, money(each.amount.amount)]),
  );
  expect(await columns('Taxes by rate', 0, 2)).toEqual(
    sales.byTaxRate.map((each: Data) => [`${Math.round(Number(each.rate) * 100)}%`, money(each.tax.amount)]),
  );
  expect(await columns('Cash flow by category', 0, 2)).toEqual(
    flow.byCategory.map((each: Data) => [each.category ?? 'No category', money(each.expense.amount)]),
  );
  expect(await columns('Cash flow', 0)).toHaveLength(7);
  expect(await charts.count()).toBe(0);
  expect(await ann.accessibilityFaults()).toEqual([]);

  const byDay = page.getByRole('table', { name: 'Sales by day', exact: true });
  await byDay.getByRole('button', { name: 'Net sales' }).click();
  const sorted = (await columns('Sales by day', 7)).map(([text]) => Number(text?.replace(/[$,]/g, '')));
  expect(sorted).toEqual([...sorted].sort((left, right) => right - left));
  expect(await byDay.getByRole('columnheader', { name: 'Net sales' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
}, 90_000);

test('a sale changes today’s figures, and those of a period that reaches until now', async () => {
  const { page } = ann;
  await ann.goTo('/dashboard');
  await page.getByLabel('Period', { exact: true }).selectOption('Today');
  const today = page.getByRole('region', { name: 'Today, live' });
  await today.getByText('$0.00', { exact: true }).first().waitFor();
  expect(await today.textContent()).toMatch(/The [A-Z][a-z]+day before, until \d+:(00|15|30|45) [AP]M: /);

  const { productBySku: honey } = await owner.query('{ productBySku(sku: "PAN-005") { id } }');
  const { total } = await sell(owner, {
    lines: [{ productId: honey.id, quantity: 2 }],
    payments: [{ method: 'CARD' }],
  });
  expect(total.amount).toBe('19.24');
  await today.getByText('$17.98', { exact: true }).first().waitFor();
  const period = page.getByRole('region', { name: 'Sales of the period' });
  await period.getByText('$17.98', { exact: true }).first().waitFor();
  await until(async () => (await tableOf(ann, 'Top products'))[0]?.[2] === '$17.98');
  expect(await tableOf(ann, 'Sales by hour')).toHaveLength(24);
  expect(await ann.accessibilityFaults()).toEqual([]);
}, 60_000);

test('the balance at a past moment is by the shop’s clock', async () => {
  const { page } = ann;
  const at = `${day(-10)}T13:30`;
  const { accountByCode: bank } = await owner.query(
    `query ($at: DateTime!) { accountByCode(code: "bank") { id balance { amount } balanceAt(at: $at) { amount } } }`,
    { at: `${at}:00+05:45` },
  );
  expect(bank.balanceAt).not.toEqual(bank.balance);
  await ann.goTo(`/accounts/${bank.id}`);
  await page.getByRole('tab', { name: 'Past balance' }).click();
  await page.getByLabel('Date and time').fill(at);
  await page.getByRole('tabpanel').getByText(money(bank.balanceAt.amount), { exact: true }).waitFor();
  expect(await ann.accessibilityFaults()).toEqual([]);
}, 60_000);

test('all services are healthy, with their versions, and asked again on demand', async () => {
  const { page, button } = ann;
  await ann.goTo('/services');
  await page.getByText('All 8 services are healthy.').waitFor();
  const { services }: Data = await (await fetch(`${shop.address()}/status`)).json();
  const shown = await page
    .locator('main tbody tr')
    .evaluateAll((rows) => rows.map((row) => [row.querySelector('th')?.textContent, row.textContent]));
  expect(shown).toHaveLength(services.length);
  for (const { name, version } of services) {
    expect(shown.some(([, text]) => text?.startsWith(name) && text.endsWith(version))).toBe(true);
  }
  const asked = page.waitForResponse((response) => response.url().endsWith('/status'));
  await button('Check healthy all services').click();
  expect((await asked).status()).toBe(200);
  // And by itself.
  await page.waitForResponse((response) => response.url().endsWith('/status'));
  expect(await ann.accessibilityFaults()).toEqual([]);
  expect(ann.complaints).toEqual([]);
}, 60_000);

test('what is booked by hand is in the cash flow after a while, too', async () => {
  const { page } = ann;
  await ann.goTo('/dashboard');
  const flow = page.getByRole('region', { name: 'Cash flow by category', exact: true });
  await flow.getByRole('button', { name: /Table/ }).click();
  await flow.getByRole('table').waitFor();
  expect(await flow.getByText('Finds').count()).toBe(0);
  const { account: till } = await owner.query('{ account(id: "till") { id } }');
  const find = (category: string) =>
    accepted(owner, 'recordIncome', {
      accountId: till.id,
      amount: { amount: '7654.32', currencyCode: 'USD' },
      description: 'Found behind the shelf',
      category,
    });
  await find('Finds');
  await flow.getByRole('row', { name: 'Finds $7,654.32' }).waitFor();
  // The first may have come with what the page asks as it opens.
  await find('Later finds');
  await flow.getByRole('row', { name: 'Later finds $7,654.32' }).waitFor();
}, 60_000);

test('a cashier sees the accounts and the status, and cannot book; no figures', async () => {
  const credentials = { email: 'cashier@example.com', password: 'password of the cashier' };
  await accepted(owner, 'createUser', { ...credentials, displayName: 'Kim', role: 'CASHIER' });
  const kim = await openPage(chromium, shop.address());
  await kim.signIn(credentials);
  await kim.button('Menu').click();
  await kim.page.getByRole('link', { name: 'Till' }).waitFor();
  expect(await kim.page.getByRole('link', { name: 'Dashboard', exact: true }).count()).toBe(0);
  await kim.page.getByRole('link', { name: 'Status', exact: true }).click();
  await kim.page.getByText('All 8 services are healthy.').waitFor();

  await kim.goTo('/dashboard');
  await kim.page.getByRole('heading', { name: 'No access', level: 1 }).waitFor();
  await kim.page.getByText('Your role does not include this page.').waitFor();
  expect(await kim.page.title()).toMatch(/^No access/);
  expect(await kim.accessibilityFaults()).toEqual([]);

  await kim.goTo('/accounts');
  expect(await kim.button('Open an account').count()).toBe(0);
  const accounts = kim.page.getByRole('table', { name: 'Accounts' });
  const card = accounts.getByRole('link', { name: 'Card payments', exact: true });
  await card.waitFor();
  // A drawer's balance is what must not be known before it is counted.
  expect(await accounts.getByRole('link', { name: 'Till', exact: true }).count()).toBe(0);
  await card.click();
  await kim.page.getByRole('tab', { name: 'Transactions' }).waitFor();
  for (const name of ['Record income', 'Record expense', 'Transfer', 'Edit', 'Close account']) {
    expect(await kim.button(name).count()).toBe(0);
  }
  expect(await kim.accessibilityFaults()).toEqual([]);
  await kim.goTo('/accounts/till');
  await kim.page.getByText('Your role does not include this page.').waitFor();
  expect(kim.complaints).toEqual([]);
}, 60_000);
