import { readFileSync } from 'node:fs';
import { mayShip } from './allowed-licences.mjs';
import { readLockfile, shippedPackages } from './shipped-packages.mjs';
import { purlOf, softwareBill } from './software-bill.mjs';

const packages = shippedPackages();
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

describe('every package that ships', () => {
  test('has a licence that lets it', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter((each) => !mayShip(each))).toEqual([]);
  });

  test('is locked by a hash, from whatever registry it comes', () => {
    const lockfile = readLockfile();
    // A tool that another system needs may have been put back without one: only its own registry knows it.
    const unlocked = packages.filter(({ folder, integrity }) => {
      const { os, cpu, inBundle } = lockfile.packages[folder];
      return !integrity && !os && !cpu && !inBundle;
    });
    expect(unlocked).toEqual([]);
    // No address: each is asked of the registry that whoever installs has chosen.
    expect(packages.filter(({ folder }) => lockfile.packages[folder].resolved)).toEqual([]);
  });

  test('is in the software bill, once, with its hash', () => {
    const { components, ...head } = JSON.parse(JSON.stringify(softwareBill(manifest, packages)));
    expect(head).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      metadata: { component: { name: 'tillgraph' } },
    });
    expect(components.map(({ purl }) => purl).sort()).toEqual([...new Set(packages.map(purlOf))].sort());
    for (const { hashes = [] } of components) {
      for (const { alg, content } of hashes) {
        expect([alg, content]).toEqual([
          expect.stringMatching(/^SHA-(1|256|384|512)$/),
          expect.stringMatching(/^[0-9a-f]{40,128}$/),
        ]);
      }
    }
  });
});

test.each([
  ['MIT', true],
  ['(MIT AND BSD-3-Clause)', true],
  ['(GPL-3.0-only OR MIT)', true],
  ['GPL-3.0-only', false],
  ['(MIT AND AGPL-3.0-only)', false],
  ['Elastic-2.0', false],
  [undefined, false],
])('a package under %s may ship: %s', (license, may) => {
  expect(mayShip({ name: 'some-package', license })).toBe(may);
});
