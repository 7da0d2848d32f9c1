import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

export interface TestBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * Chromium from the npm package @sparticuz/chromium. It unpacks the libraries that a plain machine may lack (NSS) only
 * where it takes itself to run on AWS, and nothing that is there already, half unpacked or another user's: so it is
 * told that it runs there, and has a folder to itself. `more`: flags of Chromium's.
 */
export async function startBrowser(more: readonly string[] = []): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'tillgraph-chromium-'));
  const environment = { ...process.env };
  Object.assign(process.env, { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', TMPDIR: folder });
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  const browser = await chromium.launch({
    executablePath,
    args: [...args, ...more],
    headless: true,
    env: { ...process.env },
  });
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) delete process.env[name];
  }
  Object.assign(process.env, environment);
  return {
    browser,
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Not the package's own, which are for one page in a small container: with them there is one process, contexts see each
 * other's cookies, and the web's security is off.
 */
const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];
