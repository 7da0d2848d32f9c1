import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { until } from '@tillgraph/platform/testing';
import type { BrowserContextOptions, Locator } from 'playwright-core';
import { openPage, type ShopPage } from '../../testing/shop-page.ts';
import { startShop, type TestShop } from '../../testing/test-shop.ts';

let shop: TestShop;
let chromium: TestBrowser;
beforeAll(async () => {
  [shop, chromium] = await Promise.all([startShop({ DEMO_DATA: 'true' }), startBrowser()]);
}, 120_000);
afterAll(async () => {
  await chromium?.close();
  await shop?.remove();
});

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'de-DE' };
const touch: BrowserContextOptions = { viewport: { width: 1024, height: 768 }, hasTouch: true };

/** Pages of the menu that list nothing with a page of its own, and why. */
const withoutEntries: Readonly<Record<string, string>> = {
  '/': 'the till sells',
  '/shift': 'one shift, the present one',
  '/dashboard': 'figures',
  '/services': 'a service has no page',
  '/shop': 'there is one',
  '/api-keys': 'a key is revoked in its row',
  '/password': 'a form',
};
/** Where the entries of a list have their page, when it is not below the list's own. */
const entriesAt: Readonly<Record<string, string>> = { '/stock': '/products/' };

describe.each([
  ['at a phone’s width, in German', phone],
  ['at 1024 x 768, in English', touch],
])('%s', (_, options) => {
  test('every page, light and dark, and each dialog that a button of it opens, can be used by everybody', async () => {
    const visitor = await openPage(chromium, shop.address(), options);
    const { page } = visitor;
    const faults: Record<string, readonly string[]> = { 'sign-in': await faultsOf(visitor) };
    await visitor.signIn();
    await page.getByRole('button', { name: /^(Menu|Menü)$/ }).click();
    const places = await hrefsIn(visitor, 'nav a');
    faults.menu = await faultsOf(visitor);

    const lists: string[] = [];
    const dialogs: string[] = [];
    const visit = async (path: string) => {
      await open(visitor, path);
      faults[path] = await faultsOf(visitor);
      const entries =
        path === '/' ? [] : await hrefsIn(visitor, `main a[href^="${entriesAt[path] ?? `${path}/`}"]`);
      for (const { title, found } of await dialogsOf(visitor, path)) {
        dialogs.push(`${path} ${title}`);
        faults[`${path} ${title}`] = found;
      }
      return entries;
    };
    for (const place of places) {
      const [entry] = await visit(place);
      if (!entry) continue;
      lists.push(place);
      await visit(entry);
    }
    faults['/no-such-page'] = await open(visitor, '/no-such-page').then(() => faultsOf(visitor));

    expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
    // Else buttons do no longer open what they are pressed for.
    expect(dialogs.length).toBeGreaterThan(30);
    expect(lists.toSorted()).toEqual(places.filter((place) => !(place in withoutEntries)).toSorted());
    expect(visitor.complaints).toEqual([]);
  }, 400_000);
});

async function open({ page, goTo }: ShopPage, path: string): Promise<void> {
  await goTo(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page.locator('main'));
}

/** Presses every button of the page's content, those of many rows once, and looks at the dialogs that come. */
async function dialogsOf(
  visitor: ShopPage,
  path: string,
): Promise<readonly { readonly title: string; readonly found: readonly string[] }[]> {
  const { page } = visitor;
  const dialog = page.getByRole('dialog');
  const dialogs: { title: string; found: readonly string[] }[] = [];
  const buttons = page.locator(pressed);
  for (let index = 0; index < (await buttons.count()); index++) {
    const button = buttons.nth(index);
    if (!(await button.isVisible()) || !(await button.isEnabled())) continue;
    await button.click();
    await framesDrawn(page.locator('html'));
    await settled(page.locator('main'));
    if ((await dialog.count()) > 0) {
      await settled(dialog);
      const title = (await dialog.getByRole('heading', { level: 2 }).first().textContent()) ?? '';
      dialogs.push({ title, found: await faultsOf(visitor) });
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    if (new URL(page.url()).pathname !== path) await open(visitor, path);
  }
  return dialogs;
}

/** Of a list's rows those of the first one. */
const pressed =
  'main button:not([type=submit]):not(tr[aria-rowindex]:not([aria-rowindex="2"]) *):not(li:not(:first-child) *)';

/** Nothing is still on its way to it. */
const settled = (where: Locator): Promise<void> =>
  until(async () => (await where.getByText(/^(One moment|Einen Moment)/).count()) === 0);

const framesDrawn = (root: Locator): Promise<unknown> =>
  root.evaluate(
    ({ ownerDocument: { defaultView } }: { ownerDocument: { defaultView: AnimationFrames } }) =>
      new Promise((resolve) =>
        defaultView.requestAnimationFrame(() => defaultView.requestAnimationFrame(resolve)),
      ),
  );

/** What this test needs of a window; its code knows no other names of the browser's. */
interface AnimationFrames {
  requestAnimationFrame(drawn: (at: number) => void): void;
}

async function faultsOf({ page, accessibilityFaults }: ShopPage): Promise<readonly string[]> {
  const [wide, shown] = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => [
      scrollWidth,
      clientWidth,
    ]);
  const found = wide > shown ? [`${wide} px are wider than the ${shown} that are shown`] : [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await accessibilityFaults()).map((fault) => `${colorScheme}: ${fault}`));
  }
  return found;
}

const hrefsIn = async ({ page }: ShopPage, selector: string): Promise<readonly string[]> =>
  page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
