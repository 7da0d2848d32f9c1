/**
 * For maintainers, after `npm install`: puts back into package-lock.json the optional packages of other systems, which
 * npm drops when its registry lacks them; without them `npm ci` lacks its native tools there. They are taken from the
 * committed lock, without a hash where the version is another: only a registry that has the package knows it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const committed = JSON.parse(
  execFileSync('git', ['show', 'HEAD:package-lock.json'], {
    cwd: new URL('..', import.meta.url),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  }),
).packages;

const unknown = [];
for (const [path, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, wanted] of Object.entries(optionalDependencies)) {
    const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
    if (places.some((place) => lock.packages[place])) continue;
    const place = places.find((each) => committed[each]);
    if (place) lock.packages[place] = inVersion(committed[place], wanted);
    else unknown.push(`${name}@${wanted}`);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, 'en')),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
if (unknown.length > 0) {
  console.error(
    `Not in the committed lock either: ${unknown.join(', ')}. Run npm install where the registry has them.`,
  );
  process.exitCode = 1;
}

/** Packages of one system are wanted in an exact version; a hash is one version's. */
function inVersion(known, wanted) {
  if (known.version === wanted || !/^\d+\.\d+\.\d+[^ ]*$/.test(wanted)) return known;
  const { resolved: _resolved, integrity: _integrity, ...rest } = known;
  return { ...rest, version: wanted };
}
