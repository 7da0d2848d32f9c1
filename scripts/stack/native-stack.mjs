/**
 * `up` starts what is not running and prints where everything is, `down` stops, `status` tells (exit code 3 when
 * something is stopped); all three servers, or those that are named.
 *
 * STACK_HOME (.stack in the checkout): data, logs and what runs. With another home and other ports, stacks run side by
 * side. KAFKA_PORT (9092), KAFKA_CONTROLLER_PORT (KAFKA_PORT + 1), MONGO_PORT (27017), POSTGRES_PORT (5433).
 * MONGO_IMPL: `rs`, `py` or `ready`, see mongo.mjs. What is downloaded or built is kept in the user's cache folder.
 */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { root } from '../prepare.mjs';
import { Unavailable } from './command.mjs';
import { kafka } from './kafka.mjs';
import { mongo } from './mongo.mjs';
import { postgres } from './postgres.mjs';

const home = resolve(process.env.STACK_HOME ?? join(root, '.stack'));
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'tillgraph', 'native-stack');
const services = { kafka, mongo, postgres };

const actions = { up, down, status };
const [action, ...names] = process.argv.slice(2);
if (!Object.hasOwn(actions, action ?? '') || names.some((name) => !Object.hasOwn(services, name))) {
  console.error('usage: native-stack up | down | status [kafka] [mongo] [postgres]');
  process.exit(2);
}
mkdirSync(home, { recursive: true });
mkdirSync(cache, { recursive: true });
const chosen = names.length > 0 ? names : Object.keys(services);

try {
  await actions[action]();
  // The servers go on without us.
  process.exit();
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function up() {
  for (const name of chosen) {
    const began = performance.now();
    const started = await services[name].start(open(name));
    if (started) console.error(`${name} is up after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  for (const name of chosen) print(await services[name].urls(open(name)));
}

async function down() {
  for (const name of chosen.toReversed()) await services[name].stop(open(name));
}

async function status() {
  for (const name of chosen) {
    const running = await services[name].isRunning(open(name));
    console.log(`${name} ${running ? 'is running' : 'is stopped'}`);
    if (running) print(await services[name].urls(open(name)));
    else process.exitCode = 3;
  }
}

/** Lines for a shell: `export $(scripts/native-stack up)`. */
function print(urls) {
  for (const [name, value] of Object.entries(urls)) console.log(`${name}=${value}`);
}

function open(name) {
  const folder = join(home, name);
  mkdirSync(folder, { recursive: true });
  return { folder, cache };
}
