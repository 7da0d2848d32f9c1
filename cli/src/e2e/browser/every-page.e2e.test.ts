import { startBrowser, type TestBrowser } from '@tillgraph/gateway/testing/browser';
import { until } from '@tillgraph/platform/testing';
import type { BrowserContextOptions } from 'playwright-core';
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

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  colorScheme: 'dark',
  locale: 'de-DE',
};
const touch: BrowserContextOptions = { viewport: { width: 1024, height: 768 }, hasTouch: true };

test.each([
  ['at a phone’s width, dark, in German', phone],
  ['at 1024 x 768, light, in English', touch],
])(
  'every page of the menu, and the first entry of each list, can be used by everybody %s',
  async (_, options) => {
    const visitor = await openPage(chromium, shop.address(), options);
    const { page } = visitor;
    await visitor.signIn();
    await page.getByRole('button', { name: /^(Menu|Menü)$/ }).click();
    const places = await hrefsIn(visitor, 'nav a');
    expect(places).toContain('/');
    expect(await visitor.accessibilityFaults()).toEqual([]);

    const faults: Record<string, readonly string[]> = {};
    for (const place of places) {
      faults[place] = await faultsAt(visitor, place);
      const [entry] = place === '/' ? [] : await hrefsIn(visitor, `main a[href^="${place}/"]`);
      if (entry) faults[entry] = await faultsAt(visitor, entry);
    }
    expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  },
  180_000,
);

async function faultsAt(visitor: ShopPage, path: string): Promise<readonly string[]> {
  const { page } = visitor;
  await visitor.goTo(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await until(async () => (await page.getByText(/^(One moment|Einen Moment)/).count()) === 0);
  const [wide, shown] = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => [
      scrollWidth,
      clientWidth,
    ]);
  return [
    ...(wide > shown ? [`${wide} px are wider than the ${shown} that are shown`] : []),
    ...(await visitor.accessibilityFaults()),
  ];
}

const hrefsIn = async ({ page }: ShopPage, selector: string): Promise<readonly string[]> =>
  page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
