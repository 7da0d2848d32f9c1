#!/usr/bin/env node
/**
 * `npm run chaos -- NAME [--profile embedded|distributed] [--seed S] [--minutes N] [--subscribers N]
 * [--operations N]`: has something
 * happen to a shop while people work in it, and proves that nothing they were answered is lost, doubled or wrong, and
 * that every read model is a fold of the logs. Without a name: the list. The exit code is 1 when anything was found.
 */
import { parseArgs } from 'node:util';
import { runScenario } from './running/run-scenario.ts';
import { scenarios } from './scenarios.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    profile: { type: 'string', default: 'embedded' },
    seed: { type: 'string' },
    minutes: { type: 'string', default: '1' },
    subscribers: { type: 'string', default: '10000' },
    operations: { type: 'string', default: '50000' },
  },
});
const [name = ''] = positionals;
const scenario = scenarios[name];
const { profile } = values;
if (!scenario) {
  list();
} else if (profile !== 'embedded' && profile !== 'distributed') {
  stop(`--profile is ${profile}: give embedded or distributed.`);
} else if (!scenario.profiles.includes(profile)) {
  stop(
    `${name} is for the ${scenario.profiles.join(' and ')} profile: npm run chaos -- ${name} --profile ${scenario.profiles[0]}`,
  );
} else {
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : number('seed', values.seed);
  console.log(`npm run chaos -- ${name} --profile ${profile} --seed ${seed}`);
  const isClean = await runScenario(scenario, {
    profile,
    seed,
    minutes: number('minutes', values.minutes),
    subscribers: number('subscribers', values.subscribers),
    operations: number('operations', values.operations),
  });
  // Sockets of clients whose shop was killed may be left.
  process.exit(isClean ? 0 : 1);
}

function list(): void {
  console.error(
    'Name what is to happen: npm run chaos -- NAME [--profile embedded|distributed] [--seed S]\n',
  );
  for (const [name, { title, profiles }] of Object.entries(scenarios)) {
    console.error(`  ${name.padEnd(12)} ${title} (${profiles.join(', ')})`);
  }
  process.exitCode = 2;
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) stop(`--${name} is ${text}: give a number above zero.`);
  return value;
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
