import { existsSync, readFileSync } from 'node:fs';

const page = new URL('../docs/security.md', import.meta.url);
const rows = readFileSync(page, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|(-|\s*(threat|what) )/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const threats = rows.filter((cells) => cells.length === 5);

test('each threat of the security page has its answer, and a test that is there', () => {
  expect(threats.length).toBeGreaterThan(35);
  for (const [, threat, answer, shownBy] of threats) {
    expect([threat, answer]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/)]);
    const tests = [...shownBy.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
    expect([threat, tests.length]).toEqual([threat, expect.any(Number)]);
    expect(tests).not.toEqual([]);
    for (const link of tests) {
      expect([link, existsSync(new URL(link, page))]).toEqual([
        expect.stringMatching(/\.(unit|int|e2e)\.test\.m?[jt]s$/),
        true,
      ]);
    }
  }
});
