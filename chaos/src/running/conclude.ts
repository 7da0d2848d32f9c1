import { profile } from '@tillgraph/cli/testing/profile';
import { rest } from '@tillgraph/cli/testing/rest';
import { runCommand } from '@tillgraph/cli/testing/run-command';
import { openShopRecords } from '@tillgraph/cli/testing/shop-records';
import { compareWithLogs } from '../checking/log-fits.ts';
import { orderStatesThatDoNotFit } from '../checking/order-states-fit.ts';
import { readingsThatDoNotFit } from '../checking/readings-fit.ts';
import { told } from '../people/ask.ts';
import { isAccepted } from '../people/history.ts';
import { recoveryTime } from './struck.ts';
import type { World } from './world.ts';

export interface Outcome {
  readonly lines: readonly string[];
  readonly findings: readonly string[];
}

/** Has the people stop, waits until the shop rests, and compares its logs, its read models and what people were answered. */
export async function conclude(world: World): Promise<Outcome> {
  const { shop, load, faults, watchers } = world;
  await load.stop();
  await rest(shop);
  const records = await openShopRecords(shop.dataDir);
  const logs = await records.logs();
  await records.close();
  const verified = await runCommand(['verify'], {
    DATA_DIR: shop.dataDir,
    ...profile.settings(shop.dataDir),
    ...world.verifySettings,
    LOG_LEVEL: 'warn',
  });

  const { history, stage, troubles } = load;
  const { lost, doubled, others } = compareWithLogs(history.changes, logs);
  const acknowledged = history.changes.filter(({ answer }) => answer);
  const again = acknowledged.filter(({ answer }) => answer && answer.attempts > 1);
  const findings = [
    ...lost.map((words) => `lost: ${words}`),
    ...doubled.map((words) => `doubled: ${words}`),
    ...others,
    ...readingsThatDoNotFit(stage, history),
    ...orderStatesThatDoNotFit(history),
    ...(await watchers.findings(history)),
    ...(verified.code === 0 ? [] : [`tillgraph verify: ${verified.output}${verified.errors}`]),
    ...[...troubles]
      .filter(([code]) => isFaultOfOurs(code))
      .map(([code, times]) => `${code} was answered ${times} times`),
    ...new Set(loggedFaults(world.output())),
  ];
  return {
    findings,
    lines: [
      `faults        ${faults.length}`,
      `operations    ${history.changes.length + history.readings.length} (${history.readings.length} reads)`,
      `acknowledged  ${acknowledged.length} changes: ${acknowledged.filter(isAccepted).length} accepted, the others refused; ` +
        `${again.length} after a retry; ${history.changes.length - acknowledged.length} not answered`,
      `lost          ${lost.length}`,
      `doubled       ${doubled.length}`,
      `tried again   ${told(troubles)}`,
      `watchers      subscribed again after: ${told(watchers.troubles)}`,
      ...recoveries(world),
      verified.output.trim(),
    ],
  };
}

/** What the shop's log says of operations that met a fault of ours. */
const loggedFaults = (output: string): readonly string[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes('"An operation failed"'))
    .map((line) => {
      const { err } = JSON.parse(line);
      return `the log: ${err?.message ?? line} ${err?.originalError?.stack ?? err?.stack ?? ''}`;
    });

const isFaultOfOurs = (code: string) => code === 'INTERNAL_SERVER_ERROR' || code === 'undefined';

/** By name of the fault: the longest time from the end of its cause to a completed sale. */
function recoveries({ faults, load }: World): readonly string[] {
  return [...new Set(faults.map(({ name }) => name))].map((name) => {
    const times = faults
      .filter((fault) => fault.name === name)
      .map((fault) => recoveryTime(fault, load.history));
    const known = times.filter((time) => time !== undefined);
    const longest = known.length > 0 ? `${(Math.max(...known) / 1000).toFixed(1)} s` : 'no sale after it';
    return `recovery      ${longest} after: ${name}${times.length > 1 ? ` (the longest of ${times.length})` : ''}`;
  });
}
