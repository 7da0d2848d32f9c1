import { readFile } from 'node:fs/promises';
import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { until } from '@tillgraph/platform/testing';
import { account, product, sell, usd } from '../../testing/furnish.ts';
import type { GraphClient } from '../../testing/graph-client.ts';
import { accepted } from '../../testing/mutate.ts';
import { openPage, type ShopPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let chromium: TestBrowser;
/** Of two people, whose browsers are in other time zones than the shop. */
let ann: ShopPage;
let ben: ShopPage;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([
    startShop({ DEMO_DATA: 'false', TIME_ZONE: 'Asia/Kathmandu' }),
    startBrowser(),
  ]);
  owner = await shop.signIn();
  ann = await openPage(chromium, shop.address(), { timezoneId: 'America/Los_Angeles' });
  ben = await openPage(chromium, shop.address(), { timezoneId: 'Pacific/Auckland' });
  await Promise.all([ann.signIn(), ben.signIn()]);
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

/** Waits until the account's page says that there is so much on it. */
const balance = ({ page }: ShopPage, text: string) =>
  page.locator('dd [aria-live]', { hasText: new RegExp(`^${text.replace(/[$.]/g, '\\$&')}$`) }).waitFor();

const row = ({ page }: ShopPage, name: RegExp) => page.getByRole('row', { name }).first();

async function recordIncome({ page, button }: ShopPage, amount: string, description: string): Promise<void> {
  await button('Record income').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Amount (USD)').fill(amount);
  await dialog.getByLabel('Description').fill(description);
  await dialog.getByLabel('Category').fill('=Events');
  await dialog.getByLabel('When it happened').fill('2026-03-02T08:15');
  await dialog.getByRole('button', { name: 'Record income' }).click();
  await dialog.waitFor({ state: 'detached' });
}

test('an income in one browser moves the balance in another without a reload', async () => {
  const safe = await account(owner, { code: 'safe', balance: '100' });
  await ann.goTo('/accounts');
  await ann.page.getByRole('link', { name: 'Account safe' }).click();
  await ben.goTo(`/accounts/${safe}`);
  await Promise.all([balance(ann, '$100.00'), balance(ben, '$100.00')]);

  await recordIncome(ann, '12,50', 'Evening of poems');
  await Promise.all([balance(ann, '$112.50'), balance(ben, '$112.50')]);
  await row(ben, /Evening of poems.*\$12\.50.*\$112\.50/).waitFor();

  // The form's time is the shop's own: a quarter past eight in Kathmandu.
  const { account: booked } = await owner.query(
    `query ($id: ID!) { account(id: $id) { transactions(first: 1) { edges { node { occurredAt category } } } } }`,
    { id: safe },
  );
  expect(booked.transactions.edges[0].node).toEqual({
    occurredAt: '2026-03-02T02:30:00.000Z',
    category: '=Events',
  });
}, 60_000);

test('the list follows what is booked anywhere around who is at one of its links; following that leads to the heading', async () => {
  const hat = await account(owner, { code: 'hat', balance: '1' });
  const { page } = ann;
  await ann.goTo('/accounts');
  const inList = row(ann, /Account hat/);
  await inList.getByText('$1.00').first().waitFor();
  const link = page.getByRole('link', { name: 'Account hat' });
  await link.focus();
  await accepted(owner, 'recordIncome', {
    accountId: hat,
    amount: { amount: '4.20', currencyCode: 'USD' },
    description: 'Coins',
  });
  await inList.getByText('$5.20').first().waitFor();

  const atHeading = (text: string) => page.locator('h1:focus', { hasText: text }).waitFor();
  // The same element as before: one that is put in its place takes no click that began on the one before.
  expect(await page.locator('a:focus', { hasText: 'Account hat' }).count()).toBe(1);
  await page.keyboard.press('Enter');
  await atHeading('Account hat (hat)');
  await ann.button('Menu').click();
  await page.getByRole('dialog').getByRole('link', { name: 'Accounts' }).press('Enter');
  await atHeading('Accounts');
}, 60_000);

test('a lost connection tells of what time the figures are by the shop’s clock', async () => {
  // Not Ann: the browser complains of the network.
  const { page, signIn } = await openPage(chromium, shop.address(), { timezoneId: 'America/Los_Angeles' });
  await signIn();
  await page.context().setOffline(true);
  const sign = page.getByText(/^Reconnecting/);
  await sign.waitFor();
  const [told] = /\d+:\d+/.exec((await sign.textContent()) ?? '') ?? [];
  await page.context().setOffline(false);
  await page.getByText('Live', { exact: true }).waitFor();
  const inKathmandu = (ago: number) =>
    new Date(Date.now() - ago).toLocaleTimeString('en-US', {
      timeZone: 'Asia/Kathmandu',
      timeStyle: 'short',
    });
  expect([0, 60_000, 120_000].map((ago) => inKathmandu(ago).split(/\s/)[0])).toContain(told);
}, 60_000);

test('money is transferred, and a reversal gives it back on both sides, once', async () => {
  const purse = await account(owner, { code: 'purse', balance: '112.5' });
  const bank = await account(owner, { code: 'bank' });
  const { page, button } = ann;
  await Promise.all([ann.goTo(`/accounts/${purse}`), ben.goTo(`/accounts/${purse}`)]);
  await button('Transfer').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('To account').selectOption({ label: 'Account bank (bank)' });
  await dialog.getByLabel('Amount (USD)').fill('1000');
  await dialog.getByLabel('Description').fill('To the bank');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await dialog.getByText('The account purse has 112.50 USD available').waitFor();
  expect(await ann.accessibilityFaults()).toEqual([]);
  await dialog.getByLabel('Amount (USD)').fill('30');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await Promise.all([balance(ann, '$82.50'), balance(ben, '$82.50')]);

  await row(ann, /To the bank.*-\$30\.00/)
    .getByRole('button')
    .click();
  await dialog.getByRole('link', { name: 'Account bank (bank)' }).waitFor();
  await dialog.getByRole('button', { name: 'Reverse' }).click();
  await dialog.getByRole('button', { name: 'Reverse' }).click();
  await dialog.getByText('Fill this in.').waitFor();
  await dialog.getByLabel('Reason').fill('The wrong account');
  await dialog.getByRole('button', { name: 'Reverse' }).click();
  await Promise.all([balance(ann, '$112.50'), balance(ben, '$112.50')]);
  const { account: other } = await owner.query(
    'query ($id: ID!) { account(id: $id) { balance { amount } } }',
    { id: bank },
  );
  expect(other.balance.amount).toBe('0.00');

  for (const [name, fact] of [
    [/The wrong account/, 'Reverses'],
    [/To the bank/, 'Reversed by'],
  ] as const) {
    await row(ben, name).getByRole('button').click();
    const told = ben.page.getByRole('dialog');
    await told.getByText(fact, { exact: true }).waitFor();
    expect(await told.getByRole('button', { name: 'Reverse' }).count()).toBe(0);
    await told.getByRole('button', { name: 'Close' }).click();
  }
}, 60_000);

test('what an order took is not offered to be reversed, and leads to the order', async () => {
  const mug = await product(owner, { sku: 'MUG', price: '10', pieces: 3 });
  const { id, number } = await sell(owner, {
    lines: [{ productId: mug, quantity: 1 }],
    payments: [{ method: 'CASH' }],
  });
  await ann.goTo('/accounts/till');
  await row(ann, /\$10\.00/)
    .getByRole('button')
    .click();
  const dialog = ann.page.getByRole('dialog');
  const link = dialog.getByRole('link', { name: number });
  expect(await link.getAttribute('href')).toBe(`/orders/${id}`);
  expect(await dialog.getByRole('button', { name: 'Reverse' }).count()).toBe(0);
  expect(await ann.accessibilityFaults()).toEqual([]);
}, 60_000);

test('an account is opened, changed, and closed once it is empty', async () => {
  const { page, button } = ann;
  await ann.goTo('/accounts');
  await button('Open an account').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code').fill('safe');
  await dialog.getByLabel('Name').fill('Petty cash');
  await dialog.getByRole('button', { name: 'Open an account' }).click();
  await dialog.getByRole('alert').waitFor();
  expect(await ann.accessibilityFaults()).toEqual([]);
  await dialog.getByLabel('Code').fill('petty');
  await dialog.getByRole('button', { name: 'Open an account' }).click();
  await page.getByRole('heading', { level: 1, name: 'Petty cash (petty)' }).waitFor();

  await button('Edit').click();
  await dialog.getByLabel('Overdraft limit').fill('50');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await recordIncome(ann, '5', 'Found');
  await page.locator('dl', { hasText: 'Available$55.00' }).waitFor();

  await button('Close account').click();
  await dialog.getByRole('button', { name: 'Close account' }).click();
  await dialog.getByText('bring it to zero').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await button('Record expense').click();
  await dialog.getByLabel('Amount (USD)').fill('5');
  await dialog.getByLabel('Description').fill('Given back');
  await dialog.getByRole('button', { name: 'Record expense' }).click();
  await balance(ann, '$0.00');
  await button('Close account').click();
  await dialog.getByRole('button', { name: 'Close account' }).click();
  await page.getByText('This account is closed.').waitFor();
  expect(await button('Record income').count()).toBe(0);
}, 60_000);

test('a statement’s CSV has all pages, and its amounts add up to the closing balance', async () => {
  const jar = await account(owner, { code: 'jar', balance: '100' });
  const fields = { accountId: jar, description: 'Snacks', category: '=Food' };
  await accepted(owner, 'recordExpense', { ...fields, amount: usd('12.5') });
  for (let count = 0; count < 130; count++) {
    const amount = usd('0.1');
    await accepted(owner, 'recordIncome', { accountId: jar, amount, description: `+${count}` });
  }
  const { page, button } = ann;
  await ann.goTo(`/accounts/${jar}`);
  await balance(ann, '$100.50');
  await page.getByRole('tab', { name: 'Statement' }).click();
  await page.getByLabel('Period', { exact: true }).selectOption('Today');
  const figures = page.locator('dl', { hasText: 'Opening balance' });
  await until(async () =>
    /\$0\.00.*\$113\.00.*\$12\.50.*\$100\.50/.test((await figures.textContent()) ?? ''),
  );
  expect(await ann.accessibilityFaults()).toEqual([]);

  const [download] = await Promise.all([page.waitForEvent('download'), button('CSV').click()]);
  expect(download.suggestedFilename()).toMatch(/^jar_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv$/);
  const csv = await readFile(await download.path(), 'utf8');
  const [head = '', ...rows] = csv.slice(1).trimEnd().split('\r\n');
  const amountAt = head.split(',').indexOf('amount');
  // No text of this account has a comma in it.
  const cells = rows.map((line) => line.split(','));
  expect(rows).toHaveLength(1 + 2 + 130);
  const cents = cells.map((each) => Math.round(Number(each[amountAt]) * 100));
  expect(cents.reduce((sum, each) => sum + each, 0)).toBe(10_050);
  expect(cells.at(-1)?.[amountAt + 1]).toBe('100.50');
  expect(csv).toContain(",'=Food,");
  expect(csv).toContain(",'+129,");

  await button('Print …').click();
  const paper = page.getByRole('article', { name: 'Statement' });
  await paper.waitFor();
  expect(await paper.getByRole('row').count()).toBe(1 + 132);
  expect(await ann.accessibilityFaults()).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
}, 90_000);

test('who did what with an account is told, and nothing was complained of', async () => {
  const { page } = ann;
  await ann.goTo('/accounts/card');
  await page.getByRole('tab', { name: 'History' }).click();
  const history = page.getByRole('list', { name: 'History' });
  await history.getByText('Account opened').waitFor();
  expect(await ann.accessibilityFaults()).toEqual([]);
  await history.getByText('by the shop itself').waitFor();
  expect([ann.complaints, ben.complaints]).toEqual([[], []]);
}, 60_000);
