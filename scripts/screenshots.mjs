/**
 * `npm run screenshots`: starts a demo shop and writes its pages as pictures to docs/pictures, as the README shows them:
 * each at one of three widths, some by night.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

prepare();
const { startShop } = await import('../cli/dist/testing/test-shop.js');
const { openPage } = await import('../cli/dist/testing/shop-page.js');
const { startBrowser } = await import('../gateway/dist/testing/browser.js');

const folder = join(root, 'docs/pictures');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const [shop, chromium] = await Promise.all([startShop({ SHOP_NAME: 'Corner Shop' }), startBrowser()]);
try {
  for (const { name, width, height, dark = false, path, show } of pictures()) {
    const { page, signIn, goTo, ...visitor } = await openPage(chromium, shop.address(), {
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
    });
    await signIn();
    await goTo(path);
    await show?.({ page, ...visitor });
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`docs/pictures/${name}.png`);
    await page.context().close();
  }
} finally {
  await chromium.close();
  await shop.remove();
}
process.exit();

/** What is shown of the shop: `show` does what a user would before the picture is taken. */
function pictures() {
  const touch = { width: 1024, height: 768 };
  const phone = { width: 390, height: 844 };
  const wide = { width: 1600, height: 1000 };
  return [
    { name: 'till', ...touch, path: '/', show: fillCart },
    { name: 'payment', ...touch, path: '/', show: pay },
    { name: 'receipt', ...touch, path: '/', show: sell },
    { name: 'till-phone', ...phone, path: '/' },
    { name: 'shift', ...touch, path: '/shift' },
    { name: 'orders', ...wide, path: '/orders' },
    { name: 'order', ...touch, path: '/orders', show: openFirst },
    { name: 'product', ...touch, path: '/products', show: openFirst },
    { name: 'account', ...wide, path: '/accounts', show: openFirst },
    { name: 'dashboard', ...wide, dark: true, path: '/dashboard' },
    { name: 'dashboard-phone', ...phone, dark: true, path: '/dashboard' },
    { name: 'services', ...touch, path: '/services' },
  ];
}

async function pay(visitor) {
  await fillCart(visitor);
  await visitor.button(/^Pay/).click();
  await visitor.page.getByRole('dialog').waitFor();
}

async function sell(visitor) {
  await pay(visitor);
  await visitor.button('Take the payment').click();
  await visitor.page.getByRole('article', { name: 'Receipt' }).waitFor();
}

async function openFirst({ page }) {
  await page.locator('main table a').first().click();
  await page.getByRole('heading', { level: 2 }).first().waitFor();
}

async function fillCart({ page }) {
  const products = page.getByRole('list', { name: 'Products' }).getByRole('button');
  for (const nth of [0, 2, 3]) await products.nth(nth).click();
}
