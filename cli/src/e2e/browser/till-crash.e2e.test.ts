import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { openPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let chromium: TestBrowser;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'products' }), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

test('a server that is killed in the middle of a sale and started again has one order with one payment', async () => {
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn();
  const owner = await shop.signIn();
  await scan('PAN-005');
  await button('Pay $9.62').click();
  await button('Take the payment').waitFor();
  // The shop has heard of the sale when it dies; its answer is lost.
  let killed = false;
  await page.route('**/graphql', async (route) => {
    if (killed || !route.request().postData()?.includes('PlaceOrder')) return route.fallback();
    killed = true;
    await route.fetch();
    await shop.program().killAll();
    await route.abort();
  });
  await button('Take the payment').dblclick();
  await page.getByText('No answer yet. Asking again for the same sale').waitFor();
  // Nor does the browser's crash lose it.
  await shop.start();
  await page.reload();
  await page.getByRole('article', { name: 'Receipt' }).waitFor({ timeout: 60_000 });
  await button('New sale').click();
  await page.getByText('The cart is empty').waitFor();
  const { orders } = await owner.query(
    '{ orders { totalCount edges { node { status payments { status amount { amount } } } } } }',
  );
  expect(orders).toEqual({
    totalCount: 1,
    edges: [{ node: { status: 'COMPLETED', payments: [{ status: 'TAKEN', amount: { amount: '9.62' } }] } }],
  });
}, 150_000);

test('a server that is killed before it hears of the sale sells once, too', async () => {
  const { page, button, signIn, scan } = await openPage(chromium, shop.address());
  await signIn();
  const owner = await shop.signIn();
  await scan('PAN-005');
  await button('Pay $9.62').click();
  await button('Take the payment').waitFor();
  await shop.program().killAll();
  await button('Take the payment').click();
  await page.getByText('No answer yet. Asking again for the same sale').waitFor();
  await shop.start();
  await page.getByRole('article', { name: 'Receipt' }).waitFor({ timeout: 60_000 });
  const { orders } = await owner.query('{ orders { totalCount } }');
  expect(orders.totalCount).toBe(2);
}, 150_000);
