import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import type { GraphClient } from '../../testing/graph-client.ts';
import { openPage, type ShopPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let chromium: TestBrowser;
let till: ShopPage;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'products' }), startBrowser()]);
  owner = await shop.signIn();
  till = await openPage(chromium, shop.address());
  await till.signIn();
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await till.page.keyboard.press(key);
};
/** As people type: a scanner is faster. */
const type = (text: string) => till.page.keyboard.type(text, { delay: 60 });
const focused = () => till.page.locator(':focus');
const quantityOf = (name: string) => till.page.getByRole('textbox', { name: `Quantity of ${name}` });
const receipt = () => till.page.getByRole('article', { name: 'Receipt' });

async function orders() {
  const { orders: found } = await owner.query(
    `{ orders(orderBy: PLACED_AT_ASC) { totalCount edges { node {
         note customer { name } discountTotal { amount } lines { productName quantity } payments { method amount { amount } }
       } } } }`,
  );
  return found;
}

test('a whole sale by keyboard and scanner alone', async () => {
  const { page } = till;
  await press('F2');
  await type('honey');
  // The only one that is found.
  await press('Enter');
  await quantityOf('Acacia honey 500 g').waitFor();
  await press('F2');
  await type('tea');
  await page.getByText('2 found').waitFor();
  await press('ArrowDown', 'ArrowRight');
  expect(await focused().textContent()).toContain('Peppermint tea');
  await press('Enter');
  await till.scan('PAN-005');
  await page.getByText('Acacia honey 500 g is in the cart.').waitFor();
  expect(await quantityOf('Acacia honey 500 g').inputValue()).toBe('2');

  await press('F6', 'ArrowUp', '+');
  expect(await quantityOf('Acacia honey 500 g').inputValue()).toBe('3');
  await press('ArrowDown');
  await type('5');
  expect(await quantityOf('Peppermint tea, 20 bags').inputValue()).toBe('5');
  await press('-');
  expect(await quantityOf('Peppermint tea, 20 bags').inputValue()).toBe('4');

  await press('F3');
  await type('ada.byron');
  await page.getByText('ada.byron@example.com').waitFor();
  await page.getByText('elodie.martin@example.com').waitFor({ state: 'detached' });
  await press('ArrowDown', 'Enter');
  await till.button('Customer: Ada Byron').waitFor();
  await press('F4');
  await type('10');
  await press('Enter');
  await page.getByText('10 % off').waitFor();

  // Cash of the exact amount.
  await press('F9', 'Enter');
  await receipt().waitFor();
  await till.button('New sale').waitFor();
  await press('Enter');
  await page.getByText('The cart is empty').waitFor();
  expect(await orders()).toMatchObject({
    totalCount: 1,
    edges: [
      {
        node: {
          customer: { name: 'Ada Byron' },
          lines: [{ quantity: 3 }, { quantity: 4 }],
          payments: [{ method: 'CASH' }],
        },
      },
    ],
  });
}, 90_000);

test('the help lists what works where it is asked for, and what is typed into a field is no shortcut', async () => {
  const { page } = till;
  await press('F2');
  await type('?');
  expect(await page.getByLabel('Search products').inputValue()).toContain('?');
  await press('F1');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.getByText('Search products').waitFor();
  // There is nothing to pay.
  expect(await help.getByText('F9').count()).toBe(0);
  expect(await till.accessibilityFaults()).toEqual([]);
  await press('Escape');
  await help.waitFor({ state: 'detached' });
  await till.scan('PAN-005');
  await quantityOf('Acacia honey 500 g').waitFor();
  await press('F9');
  await page.getByRole('dialog', { name: 'Payment' }).waitFor();
  await press('F1');
  await help.getByText('Card').waitFor();
  expect(await help.getByText('Search products').count()).toBe(0);
  await press('Escape', 'Escape');
  await press('Alt+x');
  await page.getByText('The cart is empty').waitFor();
  await press('Alt+z');
  await quantityOf('Acacia honey 500 g').waitFor();
  await press('Alt+x');
}, 60_000);

test('sales that are parked outlive a reload and are taken up again', async () => {
  const { page, button } = till;
  await till.scan('PAN-005');
  await quantityOf('Acacia honey 500 g').waitFor();
  await press('F8');
  await type('Green coat');
  await press('Enter');
  await page.getByText('The cart is empty').waitFor();
  await till.scan('COF-006');
  await quantityOf('Green tea Sencha 100 g').waitFor();
  await page.reload();
  await quantityOf('Green tea Sencha 100 g').waitFor();
  await button('Parked sales: 1').click();
  expect(await till.accessibilityFaults()).toEqual([]);
  // What is under way takes its place.
  await button('Take up Green coat').click();
  await quantityOf('Acacia honey 500 g').waitFor();
  await button('Parked sales: 1').click();
  await button(/^Discard/).click();
  await page.getByText('No sale is parked.').waitFor();
  await press('Escape');
  expect((await orders()).totalCount).toBe(1);
  await press('F9', 'Enter');
  await receipt().waitFor();
  await press('Enter');
  await page.getByText('The cart is empty').waitFor();
  expect((await orders()).totalCount).toBe(2);
}, 60_000);

test('at a phone’s width the cart is behind a bar with its total', async () => {
  const { page, button } = till;
  await page.setViewportSize({ width: 390, height: 844 });
  await till.scan('PAN-005');
  await button('Cart (1) $9.62').click();
  expect(await till.accessibilityFaults()).toEqual([]);
  await button('Pay $9.62').click();
  expect(await till.accessibilityFaults()).toEqual([]);
  await button('2').click();
  await button('0').click();
  await button('Take the payment').click();
  await receipt().getByText('$10.38').waitFor();
  await button('New sale').click();
  await button('Cart (0) $0.00').waitFor();
  await page.setViewportSize({ width: 1024, height: 768 });
  expect(till.complaints).toEqual([]);
}, 60_000);
