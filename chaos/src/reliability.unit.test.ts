import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenarios } from './scenarios.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const table = readFileSync(`${root}docs/reliability.md`, 'utf8');

test('each test that docs/reliability.md names is there', () => {
  const files = [...table.matchAll(/`((?:platform|gateway|subgraphs|cli)\/[^`]+\.ts)`/g)].map(
    ([, file]) => file,
  );
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => !existsSync(`${root}${file}`))).toEqual([]);
});

test('each script that it names is there, and it names each', () => {
  const named = [...table.matchAll(/`chaos ([a-z-]+)`/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(Object.keys(scenarios).sort());
});

test('all sixteen points have a row', () => {
  for (let point = 1; point <= 16; point++) expect(table).toContain(`| **${point}.**`);
});
