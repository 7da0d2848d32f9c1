import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeSupergraph } from '@tillgraph/gateway/supergraph/compose';
import { loadSupergraph } from '@tillgraph/gateway/supergraph/supergraph';
import { holds, requirementOfField } from '@tillgraph/platform/access';
import { createAccessTokenVerifier, createKeySet } from '@tillgraph/platform/access-tokens';
import { createAssertionVerifier } from '@tillgraph/platform/assertions';
import { createRunningSubgraph, type Principal } from '@tillgraph/platform/subgraph';
import { createSubgraphServer } from '@tillgraph/platform/subgraph-server';
import { accessTokens } from '@tillgraph/shared-domain/access-token';
import { contextNames } from '@tillgraph/shared-domain/context';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  OperationTypeNode,
  parse,
} from 'graphql';
import { exportJWK, SignJWT } from 'jose';
import pino from 'pino';
import { Registry } from 'prom-client';
import { type Operation, waysIntoAPort } from './access-matrix/ways-into-a-port.ts';

const logger = pino({ level: 'silent' });
const owner = ['catalog:write', 'shop:write', 'inventory:read', 'inventory:write', 'customers:read'].concat(
  ['customers:write', 'customers:erase', 'accounts:read', 'accounts:write', 'accounts:deposit'],
  ['tills:read', 'tills:write', 'orders:read', 'orders:write', 'orders:discount', 'orders:refund'],
  ['reports:read', 'audit:read', 'users:admin'],
);
const cashier = ['inventory:read', 'customers:read', 'customers:write', 'orders:read', 'orders:write'].concat(
  ['accounts:read', 'accounts:deposit', 'tills:read', 'tills:write'],
);
const people: readonly (readonly [string, readonly string[] | undefined])[] = [
  ['an owner', owner],
  ['a cashier', cashier],
  ['somebody without rights', []],
  ['nobody', undefined],
];

const identityKeys = generateKeyPairSync('ed25519');
const closing: (() => Promise<void>)[] = [];
let graph: ReturnType<typeof loadSupergraph>;
let ports: readonly { readonly name: string; readonly url: string; readonly schema: GraphQLSchema }[];

beforeAll(async () => {
  const jwk = { ...(await exportJWK(identityKeys.publicKey)), kid: 'k1', alg: 'EdDSA' };
  const verifier = createAccessTokenVerifier({
    keySet: createKeySet({ read: async () => ({ keys: [jwk] }), steadyNow: () => performance.now(), logger }),
    sessions: { check: () => 'live', isRevoked: () => false, onEnded: () => () => undefined },
    now: Date.now,
  });
  const schemas = await Promise.all(
    contextNames.map(async (name) => ({
      name,
      url: `in-process:${name}`,
      typeDefs: await readFile(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8'),
    })),
  );
  graph = loadSupergraph(await composeSupergraph(schemas));
  ports = await Promise.all(
    schemas.map(async ({ name, typeDefs }) => {
      const subgraph = createRunningSubgraph({
        definition: { name, typeDefs, projections: [], create: () => ({ resolvers: {} }) },
        // Whoever may ask is answered null.
        parts: { resolvers: {} },
        readModels: {} as never, // nothing is read
        verifyAssertion: createAssertionVerifier(generateKeyPairSync('ed25519').publicKey),
        userAccess: () => verifier,
        consistencyWait: 0,
      });
      const registry = new Registry();
      const server = await createSubgraphServer({ subgraph, notReady: () => undefined, registry, logger });
      closing.push(() => server.close());
      return {
        name,
        url: await server.listen(0, '127.0.0.1'),
        schema: buildSubgraphSchema(parse(typeDefs)),
      };
    }),
  );
});
afterAll(async () => {
  for (const close of closing) await close();
});

describe.each(people)('at a subgraph’s port %s', (_who, scopes) => {
  test.each(Object.keys(waysIntoAPort))('is refused %s exactly what the graph refuses', async (how) => {
    const way = waysIntoAPort[how];
    if (!way) throw new Error('The test names what there is not.');
    const principal: Principal =
      scopes === undefined
        ? { kind: 'anonymous' }
        : { kind: 'user', id: 'u1', sessionId: 's1', scopes: new Set(scopes) };
    const authorization = scopes && (await bearer(scopes));
    const different: string[] = [];
    const counts = { allowed: 0, refused: 0 };
    for (const { name, url, schema } of ports) {
      const asker = way(url, authorization);
      for (const type of askableTypes(schema)) {
        const inGraph = graph.schema.getType(type.name);
        for (const field of isObjectType(inGraph) ? Object.values(type.getFields()) : []) {
          if (!(inGraph as GraphQLObjectType).getFields()[field.name]) continue;
          const allowed = requirementOfField(graph, inGraph as GraphQLObjectType, field.name).every(
            (clause) => holds(clause, principal),
          );
          const operation = operationOn(type, field, schema);
          if (!asker.takes.includes(operation.kind)) continue;
          const codes = (await asker.ask(operation)).map(({ extensions }) => extensions.code);
          const refused = codes.some((code) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED');
          counts[refused ? 'refused' : 'allowed'] += 1;
          if (refused === allowed) different.push(`${name}: ${type.name}.${field.name} ${codes}`);
        }
      }
      await asker.close?.();
    }
    expect(different).toEqual([]);
    expect(counts.allowed + counts.refused).toBeGreaterThan(150);
    expect(counts.refused > 0).toBe(scopes !== owner);
  });
});

const bearer = async (scopes: readonly string[]): Promise<string> =>
  `Bearer ${await new SignJWT({ sid: 's1', av: 1, scope: scopes.join(' ') })
    .setProtectedHeader({ alg: accessTokens.algorithm, typ: accessTokens.type, kid: 'k1' })
    .setIssuer(accessTokens.issuer)
    .setAudience(accessTokens.audience)
    .setSubject('u1')
    .setExpirationTime('15 min')
    .sign(identityKeys.privateKey)}`;

/** The roots, and what can be asked for by its key. */
function askableTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const entity = schema.getType('_Entity');
  const entities = entity && 'getTypes' in entity ? entity.getTypes() : [];
  const roots = Object.values(OperationTypeNode).map((kind) => schema.getRootType(kind));
  return [...roots.filter((type) => type != null), ...entities];
}

function operationOn(
  type: GraphQLObjectType,
  { name, type: answered, args }: GraphQLField<unknown, unknown>,
  schema: GraphQLSchema,
): Operation {
  const given = args.filter(isRequiredArgument).map((each) => `${each.name}: ${someValue(each.type)}`);
  const asked = `${name}${given.length > 0 ? `(${given})` : ''}${
    isCompositeType(getNamedType(answered)) ? ' { __typename }' : ''
  }`;
  for (const kind of Object.values(OperationTypeNode)) {
    if (schema.getRootType(kind) === type) return { kind, selection: asked };
  }
  const entity = `_entities(representations: [{ __typename: "${type.name}", id: "x" }])`;
  return { kind: 'query', selection: `${entity} { ... on ${type.name} { ${asked} } }` };
}

/** Some value of the type. */
function someValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return someValue(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${someValue(field.type)}`).join(', ')} }`;
  }
  return values[type.name] ?? '"x"';
}

const values: Readonly<Record<string, string>> = {
  Int: '1',
  Boolean: 'true',
  Decimal: '"1.00"',
  Quantity: '"1"',
  Date: '"2026-01-01"',
  DateTime: '"2026-01-01T00:00:00Z"',
};
