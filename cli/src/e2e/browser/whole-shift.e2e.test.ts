import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import type { Locator } from 'playwright-core';
import { account, customer, product } from '../../testing/furnish.ts';
import type { Data, GraphClient } from '../../testing/graph-client.ts';
import { accepted } from '../../testing/mutate.ts';
import { openPage, type ShopPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

// From signing in to the Z report, twice: by two managers, for they may refund, at a drawer of each.

const mona = { email: 'mona@example.com', password: 'mona-password' };
const karl = { email: 'karl@example.com', password: 'karl-password' };

let shop: TestShop;
let owner: GraphClient;
let chromium: TestBrowser;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'false' }), startBrowser()]);
  owner = await shop.signIn();
  await accepted(owner, 'createUser', { ...mona, displayName: 'Mona', role: 'MANAGER' });
  await accepted(owner, 'createUser', { ...karl, displayName: 'Karl', role: 'MANAGER' });
  await product(owner, { sku: 'MUG-1', price: '12', pieces: 40 });
  await product(owner, { sku: 'TEA-1', price: '5', pieces: 40 });
  await account(owner, { code: 'ada', customerId: await customer(owner, 'Ada'), balance: '100' });
  await account(owner, { code: 'bar', kind: 'TILL' });
  await account(owner, { code: 'safe' });
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

test('a whole shift by mouse: what the Z report tells is what was sold', async () => {
  const till = await openPage(chromium, shop.address());
  const { page, button } = till;
  const shown = parts(till);
  const go = (place: string) =>
    page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: place, exact: true }).click();
  const pad = async (...digits: readonly string[]) => {
    for (const digit of digits) await button(digit).click();
  };
  const sold = async () => {
    await shown.receipt.waitFor();
    await button('New sale').click();
    await shown.emptyCart.waitFor();
  };
  await till.signIn(mona);

  await page.getByRole('link', { name: 'No shift open' }).click();
  await page.getByLabel('Pieces of $20.00').fill('4');
  await page.getByLabel('Pieces of $10.00').fill('2');
  await button('Open the drawer').click();
  await shown.figure('Counted at the beginning', '$100.00').waitFor();
  await go('Till');

  await button(/Product MUG/).dblclick();
  await button('Pay $24.00').click();
  await pad('3', '0');
  await shown.change('$6.00').waitFor();
  await button('Take the payment').click();
  await shown.receipt.waitFor();
  const number = await shown.receiptNumber();
  await sold();

  await button(/Product TEA/).click();
  await button('Pay $5.00').click();
  await button('Card').click();
  await button('Take the payment').click();
  await sold();

  await button(/Product MUG/).click();
  await button('Customer').click();
  await button(/^Ada/).click();
  await button('Pay $12.00').click();
  await button('Account').click();
  await page.getByLabel('Account', { exact: true }).waitFor();
  await button('Take the payment').click();
  await sold();

  await button(/Product MUG/).click();
  await button(/Product TEA/).click();
  await button('Pay $17.00').click();
  await pad('1', '0');
  await button('Take $10.00 of it').click();
  await button('Card').click();
  await button('Take the payment').click();
  await sold();

  await button('Menu').click();
  await go('Orders');
  await page.getByRole('link', { name: number, exact: true }).click();
  await button('Refund').click();
  await button('One more Product MUG-1').click();
  await page.getByLabel('Reason').fill('Broken');
  await button('Refund $12.00').click();
  await page.getByRole('dialog', { name: '$12.00 refunded' }).waitFor();
  await button('Done').click();

  await go('Shift');
  await button('Cash out').click();
  await page.getByLabel('Amount').fill('50');
  await page.getByLabel('Reason').fill('To the safe');
  await page.getByLabel('To the account').selectOption({ label: 'Account safe' });
  await button('Take out').click();
  await shown.figure('Cash out', '$50.00').waitFor();

  await button('Close shift').click();
  await page.getByLabel('Pieces of $50.00').fill('1');
  await page.getByLabel('Pieces of $20.00').fill('1');
  await page.getByLabel('Pieces of $1.00').fill('2');
  await button('Compare').click();
  await page.getByText('It fits to the cent').waitFor();
  await button('Close the shift').click();
  await button('Z report').click();
  expect(await shown.zReport()).toEqual(await whatWasSold('Mona'));
  expect(till.complaints).toEqual([]);
}, 60_000);

test('a whole shift by keyboard and scanner alone', async () => {
  const till = await openPage(chromium, shop.address());
  const { page, button, scan } = till;
  const shown = parts(till);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** As people type: a scanner is faster. */
  const type = (text: string) => page.keyboard.type(text, { delay: 60 });
  const tabTo = async (wanted: Locator) => {
    await wanted.waitFor();
    const focused = wanted.and(page.locator(':focus'));
    for (let steps = 0; (await focused.count()) === 0; steps += 1) {
      if (steps > 60) throw new Error(`Tab does not lead to ${wanted}.`);
      await press('Tab');
    }
  };
  const enterOn = async (wanted: Locator) => {
    await tabTo(wanted);
    await press('Enter');
  };
  const typeInto = async (wanted: Locator, text: string) => {
    await tabTo(wanted);
    await type(text);
  };
  const place = (name: string) =>
    page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name, exact: true });
  const scanned = async (due: string, ...codes: readonly string[]) => {
    for (const code of codes) await scan(code);
    await button(`Pay ${due}`).waitFor();
  };
  const sold = async () => {
    await shown.receipt.waitFor();
    await button('New sale').and(page.locator(':focus')).waitFor();
    await press('Enter');
    await shown.emptyCart.waitFor();
  };

  await page.locator('[autocomplete=username]:focus').waitFor();
  await type(karl.email);
  await press('Tab');
  await type(karl.password);
  await press('Enter');
  await page.getByText('Live', { exact: true }).waitFor();

  await enterOn(page.getByRole('link', { name: 'No shift open' }));
  await typeInto(page.getByLabel('Drawer'), 'Account bar');
  await typeInto(page.getByLabel('Pieces of $20.00'), '4');
  // Enter leads to the next denomination.
  await press('Enter');
  await type('2');
  await enterOn(button('Open the drawer'));
  await shown.figure('Counted at the beginning', '$100.00').waitFor();
  await enterOn(place('Till'));
  await page.getByRole('link', { name: 'Shift 1 open' }).waitFor();

  await scanned('$24.00', 'MUG-1', 'MUG-1');
  await press('F9');
  await type('30');
  await shown.change('$6.00').waitFor();
  await press('Enter');
  await shown.receipt.waitFor();
  const number = await shown.receiptNumber();
  await sold();

  await scanned('$5.00', 'TEA-1');
  await press('F9', 'F3', 'Enter');
  await sold();

  await scanned('$12.00', 'MUG-1');
  await press('F3');
  await type('ada');
  await button(/^Ada/).waitFor();
  await press('ArrowDown', 'Enter');
  await button('Customer: Ada').waitFor();
  await press('F9', 'F4');
  await page.getByLabel('Account', { exact: true }).waitFor();
  await press('Enter');
  await sold();

  await scanned('$17.00', 'MUG-1', 'TEA-1');
  await press('F9');
  await type('10');
  await press('Enter');
  await page.getByRole('list', { name: 'Taken so far' }).waitFor();
  await press('F3', 'Enter');
  await sold();

  await enterOn(button('Menu'));
  await enterOn(place('Orders'));
  await typeInto(page.getByLabel('Find by number'), number);
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: `Order ${number}` }).waitFor();
  await press('Alt+r');
  await enterOn(button('One more Product MUG-1'));
  await typeInto(page.getByLabel('Reason'), 'Broken');
  await press('Enter');
  await page.getByRole('dialog', { name: '$12.00 refunded' }).waitFor();
  await enterOn(button('Done'));

  await enterOn(place('Shift'));
  await shown.figure('Cash refunds', '$12.00').waitFor();
  await press('Alt+o');
  await typeInto(page.getByLabel('Amount'), '50');
  await typeInto(page.getByLabel('Reason'), 'To the safe');
  await typeInto(page.getByLabel('To the account'), 'Account safe');
  await enterOn(button('Take out'));
  await shown.figure('Cash out', '$50.00').waitFor();

  await press('Alt+c');
  await typeInto(page.getByLabel('Pieces of $50.00'), '1');
  await press('Enter');
  await type('1');
  await typeInto(page.getByLabel('Pieces of $1.00'), '2');
  await enterOn(button('Compare'));
  await page.getByText('It fits to the cent').waitFor();
  await enterOn(button('Close the shift'));
  await enterOn(button('Z report'));
  expect(await shown.zReport()).toEqual(await whatWasSold('Karl'));
  expect(till.complaints).toEqual([]);
}, 60_000);

/** What both look at. */
function parts({ page }: ShopPage) {
  const receipt = page.getByRole('article', { name: 'Receipt' });
  const zReport = page.getByRole('article', { name: 'Z report' });
  return {
    receipt,
    emptyCart: page.getByText('The cart is empty'),
    change: (amount: string) => page.getByRole('definition').getByText(amount, { exact: true }),
    figure: (label: string, amount: string) =>
      page.locator('dl > div', { hasText: label }).filter({ hasText: amount }).first(),
    async receiptNumber(): Promise<string> {
      const [, number = ''] = /No\. (\d+)/.exec((await receipt.textContent()) ?? '') ?? [];
      return number;
    },
    /** Amounts by what they are called. */
    async zReport(): Promise<Record<string, string>> {
      const rows = await zReport.locator('dl').nth(1).locator('div').all();
      return Object.fromEntries(
        await Promise.all(
          rows.map(async (row) => [
            await row.locator('dt').textContent(),
            await row.locator('dd').textContent(),
          ]),
        ),
      );
    },
  };
}

/** As the Z report has to tell it, by the orders themselves: 100.00 were counted at the beginning, 50.00 taken out. */
async function whatWasSold(cashier: string): Promise<Record<string, string>> {
  const { orders } = await owner.query(
    `{ orders { edges { node {
         cashier { displayName }
         payments { method amount { amount } }
         refunds { payments { method amount { amount } } }
       } } } }`,
  );
  const own = orders.edges
    .map(({ node }: Data) => node)
    .filter((order: Data) => order.cashier.displayName === cashier);
  // Cash with change, card, account, and both of the first.
  expect(own.map(({ payments }: Data) => payments.map(({ method }: Data) => method))).toEqual([
    ['CASH', 'CARD'],
    ['ACCOUNT'],
    ['CARD'],
    ['CASH'],
  ]);
  const cashIn = cashOf(own.flatMap(({ payments }: Data) => payments));
  const cashBack = cashOf(own.flatMap(({ refunds }: Data) => refunds.flatMap((each: Data) => each.payments)));
  const left = written(100 + cashIn - cashBack - 50);
  return {
    'Counted at the beginning': '$100.00',
    'Cash sales': written(cashIn),
    'Cash refunds': `−${written(cashBack)}`,
    'Cash in': '$0.00',
    'Cash out': '−$50.00',
    'Should be in the drawer': left,
    Counted: left,
    Difference: '$0.00',
  };
}

const cashOf = (payments: readonly Data[]): number =>
  payments
    .filter(({ method }) => method === 'CASH')
    .reduce((sum, { amount }) => sum + Number(amount.amount), 0);

const written = (amount: number): string => `$${amount.toFixed(2)}`;
