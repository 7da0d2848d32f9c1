import { ClosingStack } from '@tillgraph/platform/life-cycle';
import { randomOf } from '../people/random.ts';
import type { ProfileName, Scenario } from '../scenario.ts';
import { conclude } from './conclude.ts';
import { openWorld } from './world.ts';

export interface RunOptions {
  readonly profile: ProfileName;
  readonly seed: number;
  readonly minutes: number;
  readonly subscribers: number;
  readonly operations: number;
}

/** Prints what happens and what is found. Answers whether nothing was found. */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<boolean> {
  const { seed } = options;
  const opened = new ClosingStack();
  const random = randomOf(seed);
  const began = performance.now();
  const say = (words: string) =>
    console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${words}`);
  const findings: string[] = [];
  let skipped: string | undefined;
  // A shop and its servers outlive us otherwise.
  const leave = () => void opened.close().finally(() => process.exit(1));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    const run = scenario.run({
      ...options,
      random,
      opened,
      say,
      open: (world = {}) => openWorld({ random, opened, say, ...world }),
      async conclude(world) {
        say('the people stop');
        const outcome = await conclude(world);
        findings.push(...outcome.findings);
        console.log(`\n${outcome.lines.join('\n')}`);
      },
      find: (words) => findings.push(words),
      skip: (reason) => {
        skipped = reason;
      },
    });
    // What it had found by then may tell why.
    await run.catch((error) => findings.push(`it went no further: ${error?.stack ?? error}`));
    if (skipped !== undefined) console.log(`skipped: ${skipped}`);
    for (const finding of findings.slice(0, shown)) console.error(`FOUND ${finding}`);
    if (findings.length > shown) console.error(`and ${findings.length - shown} more`);
    if (skipped === undefined)
      console.log(findings.length === 0 ? 'nothing was found' : `${findings.length} findings`);
  } finally {
    await opened.close();
  }
  return findings.length === 0;
}

const shown = 50;
