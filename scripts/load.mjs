/**
 * `npm run load -- NAME [--url URL]`: runs a load test of k6/ against the shop at URL, or against one that it starts
 * for the run. Its exit code is k6's: 0 when every threshold and every invariant holds.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findK6, howToGetK6 } from './find-k6.mjs';
import { prepare, root } from './prepare.mjs';

const folder = join(root, 'k6');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''));
const { name, url } = readWords();
const k6 = findK6(process.env) ?? stop(1, howToGetK6);
// k6 ends its run on a signal, and what was started for it is ended then too. A terminal's Ctrl-C reaches k6 by itself,
// and a second one would cut its audit off.
let child;
let signalled = false;
process.on('SIGINT', () => {
  signalled = true;
});
process.on('SIGTERM', () => {
  signalled = true;
  child?.kill();
});
process.exitCode = url ? await run({ URL: url }) : await runOnFreshShop();

/** A shop without limits and without data, which is gone afterwards. */
async function runOnFreshShop() {
  prepare();
  const { owner, startShop } = await import('../cli/dist/testing/test-shop.js');
  const shop = await startShop({ RATE_LIMIT: '1000000000', DEMO_DATA: 'false', NODE_ENV: 'production' });
  try {
    return await run({ URL: shop.address(), OWNER_EMAIL: owner.email, OWNER_PASSWORD: owner.password });
  } finally {
    await shop.remove();
  }
}

/** Resolves with k6's exit code; the results are in k6/results, also of a run that failed. */
async function run(settings) {
  if (signalled) return 1;
  const results = join(folder, 'results');
  mkdirSync(results, { recursive: true });
  child = spawn(k6, ['run', join(folder, `${name}.ts`)], {
    env: {
      K6_NO_USAGE_REPORT: 'true',
      ...process.env,
      ...settings,
      // Its page as a file, without a server.
      K6_WEB_DASHBOARD: 'true',
      K6_WEB_DASHBOARD_PORT: '-1',
      K6_WEB_DASHBOARD_PERIOD: '1s',
      K6_WEB_DASHBOARD_EXPORT: join(results, `${name}.html`),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
    process.stdout.write(text);
  });
  const [code] = await once(child, 'close');
  writeFileSync(
    join(results, `${name}.txt`),
    printed.slice(Math.max(0, printed.lastIndexOf('█ THRESHOLDS'))),
  );
  console.log(`The summary is in k6/results/${name}.txt and ${name}.html.`);
  return code ?? 1;
}

function readWords() {
  const { values, positionals } = parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true });
  const [name] = positionals;
  if (positionals.length === 1 && names.includes(name)) return { name, url: values.url };
  return stop(2, `Name a load test: npm run load -- ${names.join(' | ')} [--url http://127.0.0.1:4000]`);
}

function stop(code, sentence) {
  console.error(sentence);
  process.exit(code);
}
