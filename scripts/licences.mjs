/** `npm run licences`: lists the packages that ship by licence; exit code 1 when one of them may not. */
import { mayShip } from './allowed-licences.mjs';
import { shippedPackages } from './shipped-packages.mjs';

const packages = shippedPackages();
const byLicence = new Map();
for (const each of packages) {
  const licence = each.license ?? 'none';
  byLicence.set(licence, [...(byLicence.get(licence) ?? []), each]);
}
for (const [licence, group] of [...byLicence].sort()) {
  console.log(`${licence} (${group.length})`);
  console.log(`  ${[...new Set(group.map(({ name, version }) => `${name}@${version}`))].join(', ')}`);
}
const refused = packages.filter((each) => !mayShip(each));
for (const { name, version, license } of refused) {
  console.error(`${name}@${version} may not ship: its licence is ${license ?? 'not told'}.`);
}
console.log(`${packages.length} packages ship, ${refused.length} of them may not`);
process.exitCode = refused.length > 0 ? 1 : 0;
