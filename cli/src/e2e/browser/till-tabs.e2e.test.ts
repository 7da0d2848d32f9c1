import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import type { BrowserContext } from 'playwright-core';
import { openPage } from '../../testing/shop-page.ts';
import { owner, startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let chromium: TestBrowser;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'products' }), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

async function ordersPlaced(): Promise<number> {
  const { orders } = await (await shop.signIn()).query('{ orders { totalCount } }');
  return orders.totalCount;
}

/** Keeps what asks for this until it is let go. */
async function holdBack(context: BrowserContext, operation: string) {
  let letGo = () => {};
  let heard = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    heard = resolve;
  });
  await context.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(operation)) {
      heard();
      await free;
    }
    // Who asked may be gone.
    await route.fallback().catch(() => {});
  });
  return { asked, letGo };
}

test('two tabs with one cart sell it once: the other waits, and its cart is empty then', async () => {
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn();
  await scan('PAN-005');
  await button('Pay $9.62').waitFor();
  const other = await page.context().newPage();
  await other.goto(shop.address());
  await other.getByRole('button', { name: 'Pay $9.62' }).click();
  await other.getByRole('button', { name: 'Card' }).click();
  const before = await ordersPlaced();
  const sale = await holdBack(page.context(), 'PlaceOrder');
  await button('Pay $9.62').click();
  await button('Take the payment').click();
  await sale.asked;
  await other.getByText('The sale is being recorded').waitFor();
  expect(await other.getByRole('button', { name: 'Take the payment' }).count()).toBe(0);
  sale.letGo();
  await page.getByRole('article', { name: 'Receipt' }).waitFor();
  await other.getByText('The cart is empty').waitFor();
  await other.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await ordersPlaced()).toBe(before + 1);
  await page.context().close();
}, 90_000);

test('who is signed out in the middle of a sale finds its receipt after signing in, and has sold once', async () => {
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn();
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(new URL('/orders', shop.address()).href);
  await elsewhere.getByRole('button', { name: 'Menu' }).click();
  await scan('PAN-005');
  const before = await ordersPlaced();
  await button('Pay $9.62').click();
  // The shop hears of it; the answer is on its way when the session ends.
  let sold = () => {};
  const placed = new Promise<void>((resolve) => {
    sold = resolve;
  });
  let isFirst = true;
  await page.route('**/graphql', async (route) => {
    if (!isFirst || !route.request().postData()?.includes('PlaceOrder')) return route.fallback();
    isFirst = false;
    await route.fetch();
    sold();
  });
  await button('Take the payment').click();
  await placed;
  await elsewhere.getByRole('button', { name: 'Sign out' }).click();
  await page.locator('[autocomplete=username]').waitFor();
  await signIn(owner);
  await page.getByRole('article', { name: 'Receipt' }).waitFor();
  await button('New sale').click();
  await page.getByText('The cart is empty').waitFor();
  expect(await ordersPlaced()).toBe(before + 1);
  await page.context().close();
}, 90_000);

test('what is found only when the payment has begun is not added, and said', async () => {
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn();
  await scan('PAN-005');
  await button('Pay $9.62').waitFor();
  const look = await holdBack(page.context(), 'ProductByCode');
  await scan('COF-006');
  await look.asked;
  await page.keyboard.press('F9');
  await button('Take the payment').waitFor();
  look.letGo();
  await page.getByRole('dialog').getByText('Nothing was added').waitFor();
  await page.keyboard.press('Escape');
  await button('Pay $9.62').waitFor();
  await page.context().close();
}, 90_000);

test('a sale that the shop does not answer is set aside, and asked for later', async () => {
  const { page, button, signIn, scan, accessibilityFaults } = await openPage(chromium, shop.address());
  await signIn();
  await scan('PAN-005');
  const before = await ordersPlaced();
  await button('Pay $9.62').click();
  let isAway = true;
  await page.route('**/graphql', async (route) => {
    if (!isAway || !route.request().postData()?.includes('PlaceOrder')) return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await button('Take the payment').click();
  await button('Set the sale aside').click({ timeout: 60_000 });
  await page.getByText('The cart is empty').waitFor();
  await page.getByText(/\(\$9\.62\) is still open/).waitFor();
  expect(await accessibilityFaults()).toEqual([]);
  isAway = false;
  await button(/^Ask again for the sale/).click();
  await page.getByRole('article', { name: 'Receipt' }).waitFor();
  await button('New sale').click();
  await page.getByText('The cart is empty').waitFor();
  expect(await page.getByText(/is still open/).count()).toBe(0);
  expect(await ordersPlaced()).toBe(before + 1);
  await page.context().close();
}, 120_000);

test('by keyboard: a quantity typed anew, two parts in cash with all of their change, and on to the search', async () => {
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn();
  await scan('PAN-005');
  await button('Pay $9.62').waitFor();
  await page.keyboard.press('F6');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await button('Pay $19.24').waitFor();
  await page.keyboard.press('F9');
  await page.getByLabel('Amount given').fill('5');
  await page.keyboard.press('Enter');
  await button('Take Cash out').waitFor();
  await page.getByLabel('Amount given').fill('20');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Paid' });
  await dialog.getByRole('status').filter({ hasText: 'Change$5.76' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('The cart is empty').waitFor();
  await page.locator('[type=search]:focus').waitFor();
  await page.context().close();
}, 90_000);
