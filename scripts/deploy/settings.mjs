import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../prepare.mjs';

/** What the image sets itself, and what `tillgraph start` alone reads. */
const notPassed = new Set(['PORT', 'HOST', 'DATA_DIR', 'DEMO_DATA']);

/** Throws where docker-compose.yml passes a setting of the README to no process. */
export function checkSettings() {
  const { services } = parse(text('docker-compose.yml'), { merge: true });
  const passed = new Set(Object.values(services).flatMap(({ environment = {} }) => Object.keys(environment)));
  const [, section = ''] = text('README.md').split('\n## Settings\n');
  const rows = section.split('\n## ')[0].match(/^\| `.*?\|/gm) ?? [];
  const settings = rows.flatMap((row) => row.match(/[A-Z][A-Z_]+/g) ?? []);
  if (settings.length === 0) throw new Error('README.md has no table of settings.');
  const lost = settings.filter((name) => !passed.has(name) && !notPassed.has(name));
  if (lost.length > 0) throw new Error(`docker-compose.yml passes to no process: ${lost.join(', ')}.`);
}

const text = (path) => readFileSync(join(root, path), 'utf8');
