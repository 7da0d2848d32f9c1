import { createHash } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeSupergraph } from '@tillgraph/gateway/supergraph/compose';
import { loadSupergraph } from '@tillgraph/gateway/supergraph/supergraph';
import { liveOver, liveOverEvents, socketClient } from '@tillgraph/gateway/testing/clients';
import { type Answer, startTestGateway, type TestGateway } from '@tillgraph/gateway/testing/test-gateway';
import { scopesOf } from '@tillgraph/identity/domain/roles';
import { parse } from 'graphql';
import { shopContexts } from '../shop/shop-contexts.ts';
import { mockSubgraphs, schemaOf } from './mock-subgraphs.ts';
import { type Permits, requiredRights, type Scopes } from './required-rights.ts';
import {
  operationOf,
  type SentOperation,
  type Shape,
  shapes,
  type Way,
  waysToAllFields,
} from './ways-to-a-type.ts';

// Every field of every type, asked for by everybody in every way: what is answered and what is refused is what the
// composed supergraph's directives say, so a field that is new is asked for without a word here.

const supergraph = await composeSupergraph(
  shopContexts.map((name) => ({ name, url: `in-process:${name}`, typeDefs: schemaOf(name) })),
);
const { schema } = loadSupergraph(supergraph);
const { permits, scopes: allScopes } = requiredRights(parse(supergraph), schema);
const ways = waysToAllFields(
  schema,
  shopContexts.map((context) => buildSubgraphSchema(parse(schemaOf(context)))),
);

const resolved = new Set<string>();
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    subgraphs: (verify) => mockSubgraphs(verify, (field) => resolved.add(field)),
  });
}, 60_000);
afterAll(async () => {
  await gateway.close();
  expect(gateway.logged).toEqual([]);
});

interface Caller {
  readonly scopes: Scopes;
  readonly authorization: Record<string, string>;
}

const user = async (scopes: readonly string[]): Promise<Caller> => ({
  scopes: new Set(scopes),
  authorization: { authorization: `Bearer ${await gateway.token(scopes)}` },
});
const machine = (scopes: readonly string[]): Caller => ({
  scopes: new Set(scopes),
  authorization: { authorization: `Bearer ${gateway.apiKey(scopes).key}` },
});

const callers: Readonly<Record<string, () => Caller | Promise<Caller>>> = {
  'somebody without a token': () => ({ scopes: undefined, authorization: {} }),
  'a cashier': () => user(scopesOf('CASHIER')),
  'a manager': () => user(scopesOf('MANAGER')),
  'an owner': () => user(scopesOf('OWNER')),
  'a user without scopes': () => user([]),
  'an API key of a display': () => machine(['orders:read', 'inventory:read']),
  'an API key for everything': () => machine(scopesOf('OWNER')),
};

type Result = Answer['body'];
type Send = (operation: SentOperation, caller: Caller) => Promise<Result>;

const json = { 'content-type': 'application/json' };
const post = async (body: object, { authorization }: Caller): Promise<Result> => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { ...json, ...authorization },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Result;
};
const get = async (parameters: Record<string, string>, { authorization }: Caller): Promise<Result> => {
  const search = new URLSearchParams(parameters);
  const headers = { 'apollo-require-preflight': '1', ...authorization };
  return (await (await fetch(`${gateway.url}/graphql?${search}`, { headers })).json()) as Result;
};

const byWebSocket: Send = async (operation, { authorization }) => {
  const client = socketClient(gateway.url, authorization);
  try {
    return await firstOf(liveOver(client, operation));
  } finally {
    await client.dispose();
  }
};
const byEventStream: Send = (operation, { authorization }) =>
  firstOf(liveOverEvents(gateway.url, operation, authorization));

/** An operation that is refused whole is an error of the protocol. */
async function firstOf(live: ReturnType<typeof liveOver>): Promise<Result> {
  try {
    return (await live.next()).value;
  } catch (errors) {
    return { errors: errors as NonNullable<Result['errors']> };
  } finally {
    await live.stop();
  }
}

const persistedQuery = ({ query }: SentOperation) => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
});

/** How an operation comes to the gateway; `of`: the operations that it carries. */
const transports: Readonly<Record<string, { readonly of: readonly string[]; readonly send: Send }>> = {
  'by POST': { of: ['query', 'mutation'], send: post },
  'by GET': {
    of: ['query'],
    send: ({ query, variables }, caller) => get({ query, variables: JSON.stringify(variables) }, caller),
  },
  'by the hash of what an owner has asked': {
    of: ['query'],
    async send(operation, caller) {
      const extensions = persistedQuery(operation);
      await post({ ...operation, extensions }, await user(scopesOf('OWNER')));
      resolved.clear();
      return post({ variables: operation.variables, extensions }, caller);
    },
  },
  'over a WebSocket': { of: ['query', 'mutation', 'subscription'], send: byWebSocket },
  'as an event stream': { of: ['query', 'mutation', 'subscription'], send: byEventStream },
};

/** Every transport with plain text, every disguise by POST, subscriptions over a socket. */
const passages = [
  ...Object.keys(transports).map((transport) => [transport, 'in plain text'] as const),
  ...Object.keys(shapes).flatMap((shape) =>
    shape === 'in plain text'
      ? []
      : (['by POST', 'over a WebSocket'] as const).map((by) => [by, shape as Shape] as const),
  ),
];

describe.each(Object.keys(callers))('%s', (who) => {
  test.each(passages)('is answered %s, %s, what is theirs, and refused the rest', async (by, shape) => {
    const transport = transports[by];
    const caller = await callers[who]?.();
    if (!transport || !caller) throw new Error('The test names what there is not.');
    const carried = ways.filter(
      ({ root }) =>
        transport.of.includes(root) &&
        (by === 'by POST' || shape === 'in plain text' || root === 'subscription'),
    );
    const wrong: string[] = [];
    for (const way of carried) {
      resolved.clear();
      const result = await transport.send(operationOf(way, shape), caller);
      wrong.push(...differences(way, result, caller.scopes, permits));
    }
    expect(wrong).toEqual([]);
  });
});

describe('who lacks one scope alone', () => {
  test.each(allScopes)('%s is refused what it guards, and nothing else', async (scope) => {
    const caller = await user(allScopes.filter((other) => other !== scope));
    const wrong: string[] = [];
    let refused = 0;
    for (const way of ways) {
      resolved.clear();
      const operation = operationOf(way, 'in plain text');
      const result = await (way.root === 'subscription' ? byWebSocket : post)(operation, caller);
      refused += result.errors?.length ?? 0;
      wrong.push(...differences(way, result, caller.scopes, permits));
    }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(0);
  });
});

test('many who ask for the same at the same time are each answered what is theirs', async () => {
  const all = await Promise.all(Object.values(callers).map((caller) => caller()));
  const wrong: string[] = [];
  for (const way of ways.filter(({ root }) => root === 'query')) {
    const operation = operationOf(way, 'in plain text');
    const results = await Promise.all(all.map((caller) => post(operation, caller)));
    for (const [index, { scopes }] of all.entries()) {
      resolved.clear();
      wrong.push(...differences(way, results[index] ?? {}, scopes, permits));
    }
  }
  expect(wrong).toEqual([]);
});

test('several operations in one request are refused, and none of them is run', async () => {
  resolved.clear();
  const operations = ways
    .filter(({ root }) => root === 'mutation')
    .map((way) => operationOf(way, 'in plain text'));
  const { data, errors } = await post(operations, { scopes: undefined, authorization: {} });
  expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'BAD_REQUEST']);
  expect([...resolved]).toEqual([]);
});

test('the matrix has every field of the graph', () => {
  const asked = new Set(ways.flatMap(({ type, fields }) => fields.map(({ name }) => `${type.name}.${name}`)));
  expect(asked.size).toBeGreaterThan(350);
  expect(allScopes).toEqual([...scopesOf('OWNER')].filter((scope) => !byState.has(scope)).sort());
});

/** Scopes that no field asks for by itself: the subgraphs check them by the input or the state. */
const byState: ReadonlySet<string> = new Set(['orders:discount']);

/** In what a result is otherwise than the caller's scopes would have it. */
function differences(
  way: Way,
  { data, errors = [] }: Result,
  scopes: Scopes,
  permitted: Permits,
): readonly string[] {
  const { root, steps, type, fields } = way;
  const path = steps.map(({ field }) => field.name);
  const place = (names: readonly string[]) => [root, ...names].join('.');
  const code = scopes === undefined ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  const onTheWay = steps.findIndex(({ parent, field }) => !permitted(parent, field.name, scopes));
  const refusedBelow = fields.filter(({ name }) => !permitted(type, name, scopes));
  const refusedPaths =
    onTheWay >= 0 ? [path.slice(0, onTheWay + 1)] : refusedBelow.map(({ name }) => [...path, name]);

  const told = errors.map((error) => `${place(namesIn(error.path ?? []))} ${error.extensions.code}`);
  const expected = refusedPaths.map((names) => `${place(names)} ${code}`);
  const wrong: string[] = [];
  if (root !== 'query' && refusedPaths.some(({ length }) => length === 1)) {
    // Refused whole.
    if (!told.every((each) => each.endsWith(code)) || told.length === 0 || data != null) {
      wrong.push(`${expected} was not refused whole: ${told} ${JSON.stringify(data)}`);
    }
    if (resolved.size > 0) wrong.push(`${expected} was refused, and yet ${[...resolved]} were asked`);
    return wrong;
  }
  for (const refusal of expected) if (!told.includes(refusal)) wrong.push(`${refusal} was not told`);
  for (const refusal of told) if (!expected.includes(refusal)) wrong.push(`${refusal} was told`);
  for (const { name } of refusedBelow) {
    if (resolved.has(`${type.name}.${name}`)) wrong.push(`${type.name}.${name} was refused, and yet asked`);
  }
  if (onTheWay >= 0) return wrong;
  for (const { name } of fields) {
    const values = valuesAt([data], [...path, name]);
    const isThere = values.length > 0 && values.every((value) => value !== null);
    if (isThere === refusedBelow.some((field) => field.name === name)) {
      wrong.push(`${place([...path, name])} is ${JSON.stringify(values)}`);
    }
  }
  return wrong;
}

const namesIn = (path: readonly (string | number)[]): readonly string[] =>
  path.filter((segment) => typeof segment === 'string').map((name) => name.replace(/^x_/, ''));

/** The values of a field in all objects that have it, through lists and under aliases. */
function valuesAt(objects: readonly unknown[], [name, ...below]: readonly string[]): readonly unknown[] {
  if (name === undefined) return objects;
  const values = objects
    .flat()
    .filter((object): object is Record<string, unknown> => typeof object === 'object' && object !== null)
    .flatMap((object) => [name, `x_${name}`].filter((key) => key in object).map((key) => object[key]));
  return valuesAt(values, below);
}
