/**
 * `npm run compare-schema -- FOLDER [URL]`: lists what the schemas in the folder (*.graphql) have that the graph has
 * not, or has otherwise. The graph is the one composed from this checkout, or the one served at the URL, of which
 * introspection tells no scopes. Exit code 1 when there is a difference.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepare, root } from './prepare.mjs';

const [folder, url] = process.argv.slice(2);
if (!folder) {
  console.error('Say where the schemas are: npm run compare-schema -- FOLDER [URL]');
  process.exit(2);
}
prepare();
// Only now, for packages may have been missing.
const { buildClientSchema, getIntrospectionQuery, parse, printSchema } = await import('graphql');
const { schemaDifferences } = await import('./schema-differences.mjs');

const files = readdirSync(resolve(folder)).filter((name) => name.endsWith('.graphql'));
const wanted = files.map((name) => parse(readFileSync(join(folder, name), 'utf8')));
const differences = url
  ? schemaDifferences(wanted, await introspected(url), { directives: false })
  : schemaDifferences(wanted, composed());
for (const difference of differences) console.log(difference);
console.log(`${files.length} schemas compared, ${differences.length} differences`);
process.exitCode = differences.length > 0 ? 1 : 0;

function composed() {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'cli/dist/main.js'), 'compose'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error('The graph could not be composed.');
  return parse(stdout);
}

async function introspected(address) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  });
  const { data, errors } = await response.json();
  if (!data)
    throw new Error(`${address} does not tell its schema: ${errors?.[0]?.message ?? response.status}`);
  return parse(printSchema(buildClientSchema(data)));
}
