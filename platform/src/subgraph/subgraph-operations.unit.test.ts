import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { Principal } from './port.ts';
import { createSubgraphOperations } from './subgraph-operations.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", { name: "@requiresScopes", as: "@needs" }])
  type Query {
    shop: String
    orders: [Order!]! @needs(scopes: [["orders:read"]])
    mine: String @federation__authenticated
    thing: Thing
  }
  type Mutation { place(id: ID!): Order @needs(scopes: [["orders:write"]]) look: Order }
  type Subscription { placed: Order! @needs(scopes: [["orders:read", "live"], ["admin"]]) }
  type Order implements Thing @key(fields: "id") @needs(scopes: [["orders:read"]]) {
    id: ID!
    total: String
    audit: String @needs(scopes: [["audit"]])
  }
  extend type Order { note: String @needs(scopes: [["notes"]]) }
  type Product implements Thing @key(fields: "id") { id: ID! stock: Int @needs(scopes: [["stock"]]) }
  interface Thing { id: ID! }
`);

const done: string[] = [];
const order = (id: string) => ({ __typename: 'Order', id, total: '1', audit: 'a', note: 'n' });
const build = () =>
  buildSubgraphSchema({
    typeDefs,
    resolvers: {
      Query: {
        shop: () => 'Tillgraph',
        orders: () => [order('o1')],
        mine: () => 'me',
        thing: () => order('o2'),
      },
      Mutation: {
        place: (_: unknown, { id }: { id: string }) => {
          done.push(id);
          return order(id);
        },
        look: () => {
          done.push('look');
          return order('seen');
        },
      },
      Order: {
        __resolveReference: ({ id }: { id: string }) => {
          done.push(`read ${id}`);
          return order(id);
        },
      },
      Product: { __resolveReference: ({ id }: { id: string }) => ({ id, stock: 3 }) },
      Thing: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    } as never, // looser than the library's map
  });

const operations = createSubgraphOperations({ typeDefs, build });

const anonymous: Principal = { kind: 'anonymous' };
const having = (...scopes: string[]): Principal => ({ kind: 'apiKey', id: 'k', scopes: new Set(scopes) });

async function ask(query: string, principal: Principal, variables = {}) {
  const operation = operations.get(query, undefined);
  const answers: { data: unknown; refused: unknown }[] = [];
  // The first is interpreted, the others compiled, where all is allowed.
  for (let use = 0; use < 3; use += 1) {
    const { data, errors } = await operation.execute({ principal }, variables);
    answers.push({
      data: JSON.parse(JSON.stringify(data ?? null)),
      refused: errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code]) ?? [],
    });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  return answers[0];
}

beforeEach(() => {
  done.length = 0;
});

describe('a subgraph answers a query to each as far as their scopes go', () => {
  test('a field that they lack a scope for is null and told, the others are answered', async () => {
    const query = '{ shop orders { id audit note } }';
    expect(await ask(query, having('orders:read', 'audit'))).toEqual({
      data: { shop: 'Tillgraph', orders: [{ id: 'o1', audit: 'a', note: null }] },
      refused: [['orders.0.note', 'FORBIDDEN']],
    });
    expect(await ask(query, having('orders:read', 'audit', 'notes'))).toEqual({
      data: { shop: 'Tillgraph', orders: [{ id: 'o1', audit: 'a', note: 'n' }] },
      refused: [],
    });
    expect(await ask('{ shop thing { id } }', having())).toEqual({
      data: { shop: 'Tillgraph', thing: null },
      refused: [['thing.id', 'FORBIDDEN']],
    });
  });

  test('without a token what needs one is UNAUTHENTICATED', async () => {
    expect(await ask('{ shop mine }', anonymous)).toEqual({
      data: { shop: 'Tillgraph', mine: null },
      refused: [['mine', 'UNAUTHENTICATED']],
    });
    expect(await ask('{ mine }', having())).toEqual({ data: { mine: 'me' }, refused: [] });
  });

  test('an entity is not even looked up for who may not see its type', async () => {
    const query = `query($representations: [_Any!]!) {
      _entities(representations: $representations) { __typename ... on Product { stock } ... on Order { total } } }`;
    const representations = [
      { __typename: 'Product', id: 'p' },
      { __typename: 'Order', id: 'o' },
      { __typename: 'Product', id: 'q' },
    ];
    const product = { __typename: 'Product', stock: 3 };
    expect(await ask(query, having('stock'), { representations })).toEqual({
      data: { _entities: [product, null, product] },
      refused: [['_entities.1', 'FORBIDDEN']],
    });
    const hidden = await ask(
      'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      anonymous,
      {
        r: representations.slice(1, 2),
      },
    );
    expect(hidden).toEqual({ data: { _entities: [null] }, refused: [['_entities.0', 'UNAUTHENTICATED']] });
    expect(done).toEqual([]);
  });
});

describe('a mutation of which a root field is refused', () => {
  test('does nothing at all', async () => {
    expect(await ask('mutation { look { id } mine: place(id: "x") { id } }', having('orders:read'))).toEqual({
      data: null,
      refused: [['mine', 'FORBIDDEN']],
    });
    expect(done).toEqual([]);
  });

  test('is done when only what it answers is refused', async () => {
    expect(
      await ask('mutation { place(id: "x") { id audit } }', having('orders:read', 'orders:write')),
    ).toEqual({
      data: { place: { id: 'x', audit: null } },
      refused: [['place.audit', 'FORBIDDEN']],
    });
    expect(done).toEqual(['x', 'x', 'x']);
  });
});

test('a subscription is refused whole, and one of several sets of scopes is enough', () => {
  const { schemaFor } = operations.get('subscription { placed { id } }', undefined);
  expect(schemaFor({ principal: having('orders:read') })).toMatchObject([
    { path: ['placed'], extensions: { code: 'FORBIDDEN' } },
  ]);
  expect(schemaFor({ principal: having('orders:read', 'admin') })).toHaveProperty('getTypeMap');
});

test.each([
  ['what is no document', '{', 'Syntax Error'],
  ['a field that is not in the schema', '{ nothing }', 'Cannot query field'],
  [
    'what is too deep',
    `{ ${'thing { ... on Product { '.repeat(0)}${'a: __schema { types { '.repeat(25)}name${' } }'.repeat(25)} }`,
    'fields within each other',
  ],
])('%s is refused', (_what: string, query: string, message: string) => {
  expect(() => operations.get(query, undefined)).toThrow(message);
});
