/**
 * `npm run start:distributed`: from whatever state the checkout is in to a running shop of many processes. Of Kafka,
 * MongoDB and PostgreSQL, what KAFKA_BROKERS, MONGODB_URL and DATABASE_URL do not name is started by scripts/native-stack,
 * and stopped when the shop has ended, unless it ran before. Its data, and the shop's keys, are in STACK_HOME (.stack).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { prepare, root } from './prepare.mjs';
import { runNativeStack } from './stack/run-native-stack.mjs';

prepare();
const settingOf = { postgres: 'DATABASE_URL', kafka: 'KAFKA_BROKERS', mongo: 'MONGODB_URL' };
const missing = Object.keys(settingOf).filter((name) => !process.env[settingOf[name]]?.trim());
const started = missing.filter((name) => runNativeStack(['status', name]).status !== 0);
try {
  process.exitCode = await run();
} finally {
  if (started.length > 0) runNativeStack(['down', ...started]);
}

async function run() {
  const { status, settings } = missing.length > 0 ? runNativeStack(['up', ...missing]) : { status: 0 };
  if (status !== 0) return status ?? 1;
  const shop = spawn(process.execPath, [join(root, 'cli/dist/main.js'), 'start', '--distributed'], {
    env: {
      DATA_DIR: join(resolve(process.env.STACK_HOME ?? join(root, '.stack')), 'shop'),
      ...process.env,
      ...settings,
    },
    // A terminal's Ctrl-C comes to us, and from us to the shop, once; by the channel it knows that we live.
    detached: true,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => shop.kill('SIGTERM'));
  const [code] = await once(shop, 'exit');
  return code ?? 1;
}
