import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNativeStack } from '../stack/run-native-stack.mjs';
import { runJest } from './run-jest.mjs';

/** The contract tests on Kafka and MongoDB, and the end-to-end tests, or some, on a shop of many processes. */
export const runDistributed = (args, endToEnd = '*') =>
  onServers(
    async (environment) => [
      await runJest(['-i', '-c', 'jest.distributed.config.js', ...args, ...none], environment),
      await runJest(
        ['-i', ...args, ...none, `--testMatch=**/cli/src/e2e/${endToEnd}.e2e.test.ts`],
        environment,
      ),
    ],
    notRun,
  );

/** A shop of many processes under load, whose servers and processes fail. */
export const runFaults = (args) =>
  onServers(
    async (environment) => [
      await runJest(['-i', '-c', 'jest.faults.config.js', ...args, ...none], environment),
    ],
    notRun,
  );

/**
 * Runs on servers in a folder that is gone afterwards; MONGODB_URL names a MongoDB to be used instead. Answers
 * `unavailable` when they do not start, which they have said.
 */
export async function onServers(run, unavailable) {
  const home = mkdtempSync(join(tmpdir(), 'tillgraph-stack-'));
  const stack = {
    STACK_HOME: home,
    // Nobody waits minutes for its build here.
    MONGO_IMPL: process.env.MONGO_IMPL ?? 'ready',
    ...(await freePorts(['KAFKA_PORT', 'KAFKA_CONTROLLER_PORT', 'MONGO_PORT'])),
  };
  const services = process.env.MONGODB_URL ? ['kafka'] : ['kafka', 'mongo'];
  try {
    const { status, settings } = runNativeStack(['up', ...services], stack);
    if (status !== 0) return unavailable;
    return await run({
      ...stack,
      TEST_KAFKA_BROKERS: settings.KAFKA_BROKERS,
      TEST_MONGODB_URL: process.env.MONGODB_URL ?? settings.MONGODB_URL,
      TEST_PROFILE: 'distributed',
    });
  } finally {
    runNativeStack(['down', ...services], stack);
    rmSync(home, { recursive: true, force: true });
  }
}

const notRun = [{ passed: 0, failed: 1, skipped: 0 }];

/** Arguments that name tests may name such of one part only. */
const none = ['--passWithNoTests'];

async function freePorts(names) {
  const probes = names.map(() => createServer().listen(0, '127.0.0.1'));
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.once('listening', resolve))));
  const ports = probes.map((probe) => String(probe.address().port));
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return Object.fromEntries(names.map((name, index) => [name, ports[index]]));
}
