/**
 * Generates each context's resolver types (src/generated/schema.ts) from its schema.graphql.
 * `mappers` of its codegen.json name the documents behind the GraphQL types. And the POS page's operations. With --check:
 * exits 1 when one is old.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { generateOperations } from './generate-operations.mjs';

const require = createRequire(import.meta.url);
const { codegen } = require('@graphql-codegen/core');
const typescript = require('@graphql-codegen/typescript');
const resolvers = require('@graphql-codegen/typescript-resolvers');
const { parse } = require('graphql');

const root = new URL('..', import.meta.url).pathname;
const check = process.argv.includes('--check');

/** What buildSubgraphSchema adds, for the generator alone. */
const federation = `
  directive @link(url: String!, import: [String!]) repeatable on SCHEMA
  directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable on OBJECT | FIELD_DEFINITION
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
`;

/** The generated types have the same names as the documents behind them, so these are imported under another. */
const aliased = (mappers) =>
  Object.fromEntries(
    Object.entries(mappers).map(([type, source]) => [
      type,
      `${source} as ${source.slice(source.indexOf('#') + 1)}Source`,
    ]),
  );

/** What a subscription's source yields is a `LiveEvent`, whose root is what the generator takes for the event. */
const withLiveEvents = (types) =>
  types
    .replaceAll('AsyncIterable<TResult>', 'AsyncIterable<LiveEvent<TResult>>')
    .replace(/import type \{(.*) RequestContext \}/, 'import type { LiveEvent,$1 RequestContext }');

const scalar = (type) => ({ input: 'unknown', output: type });

let old = 0;
for (const context of readdirSync(join(root, 'subgraphs'))) {
  const folder = join(root, 'subgraphs', context);
  if (!existsSync(join(folder, 'schema.graphql')) || !existsSync(join(folder, 'codegen.json'))) continue;
  const sdl = readFileSync(join(folder, 'schema.graphql'), 'utf8').replace(/^extend schema @link.*$/m, '');
  const { mappers } = JSON.parse(readFileSync(join(folder, 'codegen.json'), 'utf8'));
  const config = {
    mappers: aliased({
      Money: '@tillgraph/shared-domain/money#Money',
      Address: '@tillgraph/shared-domain/address#Address',
      UserError: '@tillgraph/shared-domain/user-error#UserError',
      ...mappers,
    }),
    contextType: '@tillgraph/platform/subgraph#RequestContext',
    federation: true,
    useTypeImports: true,
    enumsAsTypes: true,
    immutableTypes: true,
    emitLegacyCommonJSImports: false,
    strictScalars: true,
    scalars: {
      DateTime: scalar('string'),
      Date: scalar('string'),
      Decimal: scalar('string'),
      Quantity: scalar('number'),
      JSON: scalar('object'),
      ID: { input: 'string', output: 'string' },
    },
  };
  const output = await codegen({
    filename: 'schema.ts',
    schema: parse(federation + sdl),
    documents: [],
    config,
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  });
  const file = join(folder, 'src/generated/schema.ts');
  const text = `// Generated from schema.graphql by scripts/generate-types.mjs; not to be edited.\n${withLiveEvents(output)}`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) {
    console.error(`${file} is old: run npm run generate`);
    old += 1;
  } else {
    mkdirSync(join(folder, 'src/generated'), { recursive: true });
    writeFileSync(file, text);
    console.log(`generated subgraphs/${context}/src/generated/schema.ts`);
  }
}
if (!(await generateOperations({ root, check }))) old += 1;
process.exitCode = old > 0 ? 1 : 0;
