import type { TestBrowser } from '@tillgraph/gateway/testing/browser';
import axe from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { type Credentials, owner } from './test-shop.ts';

/**
 * The shop's page as one person sees it, in a browser profile of their own.
 *
 *     const ann = await openPage(chromium, shop.address());
 *     await ann.signIn();
 *     await ann.button('Pay $19.24').click();
 *     expect(ann.complaints).toEqual([]);
 */
export interface ShopPage {
  readonly page: Page;
  /** What the page's console complained of. */
  readonly complaints: readonly string[];
  /** By its name, whole. */
  button(name: string | RegExp): Locator;
  /** Signs in where the page asks for it; without credentials, as the owner. */
  signIn(credentials?: Credentials): Promise<void>;
  /** Goes to an address of the page, such as /orders, within the page that is open. */
  goTo(path: string): Promise<void>;
  /** As a scanner does: keys that come 5 ms after each other, however busy this machine is, and Enter. */
  scan(code: string): Promise<void>;
  /** What axe finds on what is shown: rules and the elements that break them. */
  accessibilityFaults(): Promise<readonly string[]>;
}

/** 1024 x 768 in American English, if nothing else is said. */
export async function openPage(
  { browser }: TestBrowser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<ShopPage> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1024, height: 768 },
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  const button = (name: string | RegExp) =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  return {
    page,
    complaints,
    button,
    async signIn({ email, password } = owner) {
      await page.locator('[autocomplete=username]').fill(email);
      await page.locator('[autocomplete=current-password]').fill(password);
      await page.locator('[type=submit]').click();
      await page.getByText('Live', { exact: true }).waitFor();
    },
    async goTo(path) {
      await page.goto(new URL(path, address).href);
      await page.getByText('Live', { exact: true }).waitFor();
    },
    async scan(code) {
      const keyboard = await context.newCDPSession(page);
      const began = Date.now() / 1000;
      const pressed = [...code, 'Enter'].map((key, index) =>
        keyboard.send('Input.dispatchKeyEvent', {
          type: 'keyDown',
          key,
          text: key === 'Enter' ? '\r' : key,
          timestamp: began + index * 0.005,
        }),
      );
      await Promise.all(pressed);
      await keyboard.detach();
    },
    async accessibilityFaults() {
      await page.evaluate(axe.source);
      return page.evaluate(async (tags) => {
        // As the script that was just run has left it.
        const { axe: checker } = globalThis as unknown as { axe: typeof axe };
        const { violations } = await checker.run({ runOnly: { type: 'tag', values: tags } });
        return violations.map(({ id, nodes }) => `${id}, ${nodes.length} times, such as ${nodes[0]?.html}`);
      }, wcag);
    },
  };
}

/** WCAG 2.2 AA, and what axe holds for good practice. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
