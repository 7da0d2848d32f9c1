import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import type { GraphClient } from '../../testing/graph-client.ts';
import { openPage, type ShopPage } from '../../testing/shop-page.ts';
import { owner as ownerAccount, startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let chromium: TestBrowser;
let till: ShopPage;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'products' }), startBrowser()]);
  owner = await shop.signIn();
  till = await openPage(chromium, shop.address());
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

test('a cashier signs in, searches, scans, sells for cash, and sees the receipt and the stock go down', async () => {
  const { productBySku: honey } = await owner.query('{ productBySku(sku: "PAN-005") { id barcodes } }');
  const { page, button, scan } = till;
  await page.getByLabel('E-mail').fill(ownerAccount.email);
  await page.getByLabel('Password').fill('not the password');
  await button('Sign in').click();
  await page.getByText('do not belong together').waitFor();
  await page.getByLabel('Password').fill(ownerAccount.password);
  await button('Sign in').click();
  await page.getByText('Live', { exact: true }).waitFor();

  const search = page.getByLabel('Search products');
  await search.fill('honey');
  await button(/Acacia honey 500 g.*16 in stock/).click();
  // What it types into a field on its way is no search.
  await search.focus();
  await scan(honey.barcodes[0]);
  await page.getByRole('textbox', { name: 'Quantity of Acacia honey 500 g' }).waitFor();
  await button('Pay $19.24').waitFor();
  expect(await search.inputValue()).toBe('honey');

  // Both the session and the cart are still there.
  await page.reload();
  await button('Pay $19.24').click();
  await button('$50.00').click();
  await button('Take the payment').dblclick();
  const receipt = page.getByRole('article', { name: 'Receipt' });
  await receipt.waitFor();
  const printed = await receipt.textContent();
  for (const line of ['500 g$17.98', '2 × $8.99', 'Total$19.24', 'Cash$50.00', 'Change$30.76']) {
    expect(printed).toContain(line);
  }
  await button('New sale').click();
  await page.getByText('The cart is empty').waitFor();
  await page.getByLabel('Search products').fill('honey');
  await button(/Acacia honey 500 g.*14 in stock/).waitFor();

  const { orders } = await owner.query(
    '{ orders { totalCount edges { node { status total { amount } } } } }',
  );
  expect(orders).toEqual({
    totalCount: 1,
    edges: [{ node: { status: 'COMPLETED', total: { amount: '19.24' } } }],
  });
  expect(await till.accessibilityFaults()).toEqual([]);
  expect(till.complaints).toEqual([]);
}, 60_000);

test('a dialog gives the focus back to where it was opened from', async () => {
  const { page, button } = till;
  await button('Menu').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('link', { name: 'Till' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('button:focus', { hasText: 'Menu' }).waitFor();
});

test('a browser without a network says so, and is live again by itself', async () => {
  const { page } = till;
  await page.context().setOffline(true);
  // A ping without an answer would take 10 s and more.
  await page.getByText(/^Reconnecting/).waitFor({ timeout: 8000 });
  await page.context().setOffline(false);
  await page.getByText('Live', { exact: true }).waitFor();
});
