import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/**
 * Chromium from the npm package @sparticuz/chromium. It unpacks the libraries that a plain machine may lack (NSS) only
 * where it takes itself to run on AWS, and only together with the browser: so it is told so, and has a folder to itself.
 */
export async function startBrowser(): Promise<Browser> {
  const folder = join(tmpdir(), 'tillgraph-chromium');
  mkdirSync(folder, { recursive: true });
  const environment = { ...process.env };
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  process.env.TMPDIR = folder;
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  const libraries = process.env.LD_LIBRARY_PATH ?? '';
  Object.assign(process.env, { TMPDIR: environment.TMPDIR ?? tmpdir() });
  return chromium.launch({
    executablePath,
    args: [...packaged.args],
    headless: true,
    env: { ...environment, LD_LIBRARY_PATH: libraries },
  });
}
