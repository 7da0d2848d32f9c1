import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './prepare.mjs';

const text = (path) => readFileSync(join(root, path), 'utf8');

test('the runbook says of each alert, and of no other, what to do', () => {
  const rules = parse(text('deploy/prometheus/rules.yml')).groups.flatMap((group) => group.rules);
  const alerts = rules.flatMap(({ alert }) => alert ?? []);
  const headings = [...text('docs/operations.md').matchAll(/^### (Tillgraph\w+)\n\n\w/gm)].map(
    ([, name]) => name,
  );
  expect(alerts.length).toBeGreaterThan(0);
  expect(headings.sort()).toEqual(alerts.sort());
});
