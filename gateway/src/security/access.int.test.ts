import type { AssertionVerifier } from '@tillgraph/platform/assertions';
import { parse } from 'graphql';
import { fakeSubgraph, type RecordedFetch } from '../testing/fake-subgraph.ts';
import { createHarness, type Harness } from '../testing/harness.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@authenticated", "@requiresScopes"])`;

const catalogSchema = `${link}
type Query {
  open: String
  item(id: ID!): Item
  items: [Item!]!
  node(id: ID!): Node
  nodes: [Node!]!
  things: [Thing]
  secret: String @requiresScopes(scopes: [["secrets:read"]])
  vault: Vault
  either: String @requiresScopes(scopes: [["a:read", "b:read"], ["c:read"]])
  mine: String @authenticated
}
type Mutation {
  change: Change @requiresScopes(scopes: [["items:write"]])
  openChange: Change
}
type Change { item: Item vault: Vault }
interface Node { id: ID! label: String }
type Item implements Node @key(fields: "id") { id: ID! label: String note: String @requiresScopes(scopes: [["notes:read"]]) }
type Vault implements Node @key(fields: "id") @requiresScopes(scopes: [["vaults:read"]]) { id: ID! label: String gold: Int }
type Half implements Node { id: ID! label: String @requiresScopes(scopes: [["halves:read"]]) }
union Thing = Item | Vault | Half
`;
const stockSchema = `${link}
type Query { stockTotal: Int }
type Item @key(fields: "id") { id: ID! stock: Stock cost: Int @requiresScopes(scopes: [["costs:read"]]) }
type Stock @requiresScopes(scopes: [["stock:read"]]) { count: Int! }
`;

let fetches: RecordedFetch[];
let harness: Harness;
beforeAll(async () => {
  harness = await createHarness(subgraphs);
});
beforeEach(() => {
  fetches = [];
});

function subgraphs(verifyAssertion: AssertionVerifier) {
  const onFetch = (fetch: RecordedFetch) => fetches.push(fetch);
  const item = (id: string) => ({ __typename: 'Item', id, label: `Item ${id}`, note: `Note ${id}` });
  const vault = { __typename: 'Vault', id: 'v', label: 'Vault', gold: 7 };
  const half = { __typename: 'Half', id: 'h', label: 'Half' };
  return [
    fakeSubgraph({
      name: 'catalog',
      typeDefs: catalogSchema,
      verifyAssertion,
      onFetch,
      resolvers: {
        Query: {
          open: () => 'open',
          item: (_: never, { id }: { id: string }) => item(id),
          items: () => [item('1'), item('2')],
          node: (_: never, { id }: { id: string }) => (id === 'v' ? vault : id === 'h' ? half : item(id)),
          nodes: () => [item('1'), item('2')],
          things: () => [item('1'), vault, half],
          secret: () => 'secret',
          vault: () => vault,
          either: () => 'either',
          mine: () => 'mine',
        },
        Mutation: {
          change: () => ({ item: item('1'), vault }),
          openChange: () => ({ item: item('1'), vault }),
        },
        Node: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
        Thing: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
        Item: { __resolveReference: ({ id }: { id: string }) => item(id) },
      },
    }),
    fakeSubgraph({
      name: 'inventory',
      typeDefs: stockSchema,
      verifyAssertion,
      onFetch,
      resolvers: {
        Query: { stockTotal: () => 3 },
        Item: {
          __resolveReference: (reference: object) => reference,
          stock: () => ({ count: 3 }),
          cost: () => 5,
        },
      },
    }),
  ];
}

const forbidden = (...path: readonly (string | number)[]) =>
  expect.objectContaining({ path, extensions: { code: 'FORBIDDEN' } });

/** No subgraph was asked for the field by this name. */
const notAskedFor = (field: string) => {
  for (const { query } of fetches) {
    expect(query).not.toContain(field);
  }
};

describe('a field that asks for a scope', () => {
  test('is null with FORBIDDEN where it would be, and its subgraph is not asked', async () => {
    expect(await harness.execute('{ open secret }', { scopes: [] })).toEqual({
      data: { open: 'open', secret: null },
      errors: [forbidden('secret')],
    });
    notAskedFor('secret');
  });

  test('is answered to whoever has it', async () => {
    expect(await harness.execute('{ secret }', { scopes: ['secrets:read'] })).toEqual({
      data: { secret: 'secret' },
    });
  });

  test('is refused to an anonymous one as UNAUTHENTICATED', async () => {
    const { data, errors } = await harness.execute('{ secret open }');
    expect(data).toEqual({ secret: null, open: 'open' });
    expect(errors).toEqual([
      expect.objectContaining({ path: ['secret'], extensions: { code: 'UNAUTHENTICATED' } }),
    ]);
  });

  test('takes any of its sets of scopes, each whole', async () => {
    const either = async (...scopes: string[]) =>
      (await harness.execute('{ either }', { scopes })).data?.either;
    expect(await either('a:read')).toBeNull();
    expect(await either('b:read')).toBeNull();
    expect(await either('a:read', 'b:read')).toBe('either');
    expect(await either('c:read')).toBe('either');
  });

  test('that asks for nothing but a signed-in user is null for an anonymous one alone', async () => {
    expect((await harness.execute('{ mine }')).data).toEqual({ mine: null });
    expect((await harness.execute('{ mine }', { scopes: [] })).data).toEqual({ mine: 'mine' });
  });
});

describe('no path leads around a scope', () => {
  test.each([
    ['an alias', '{ x: secret }', ['x'], 'secret'],
    ['a fragment', '{ ...F } fragment F on Query { secret }', ['secret'], 'secret'],
    ['an inline fragment', '{ ... on Query { ... { secret } } }', ['secret'], 'secret'],
    ['a nested entity', '{ item(id: "1") { id note } }', ['item', 'note'], 'note'],
    ['another subgraph', '{ item(id: "1") { cost } }', ['item', 'cost'], 'cost'],
    ['a type of another subgraph', '{ item(id: "1") { stock { count } } }', ['item', 'stock'], 'stock'],
    ['__typename of the type', '{ vault { __typename } }', ['vault'], 'vault'],
    [
      'a condition that holds',
      'query($yes: Boolean = true) { secret @include(if: $yes) }',
      ['secret'],
      'secret',
    ],
  ])('not %s', async (_, query, path, field) => {
    const { data, errors } = await harness.execute(query, { scopes: ['other:read'] });
    expect(errors).toEqual([forbidden(...path)]);
    expect(JSON.stringify(data)).not.toMatch(/"secret"[^:]|Note|gold|count|"v"/);
    notAskedFor(field);
  });

  test('each place of a list is told', async () => {
    const { data, errors } = await harness.execute('{ items { id n: note stock { count } } }', {
      scopes: [],
    });
    expect(data).toEqual({
      items: [
        { id: '1', n: null, stock: null },
        { id: '2', n: null, stock: null },
      ],
    });
    expect(errors).toEqual([
      forbidden('items', 0, 'n'),
      forbidden('items', 0, 'stock'),
      forbidden('items', 1, 'n'),
      forbidden('items', 1, 'stock'),
    ]);
    expect(fetches).toHaveLength(1);
  });

  test('a skipped field is neither asked for nor told', async () => {
    expect(
      await harness.execute(
        'query($no: Boolean!) { open secret @include(if: $no) vault @skip(if: true) { gold } }',
        {
          scopes: [],
          variables: { no: false },
        },
      ),
    ).toEqual({ data: { open: 'open' } });
  });

  test('an object of which all is refused stays, with its places', async () => {
    const { data, errors } = await harness.execute('{ items { note } }', { scopes: [] });
    expect(data).toEqual({ items: [{ note: null }, { note: null }] });
    expect(errors).toHaveLength(2);
  });
});

describe('interfaces and unions', () => {
  test('a field is refused on the types that guard it, and answered on the others', async () => {
    const query = '{ a: node(id: "1") { id label } b: node(id: "h") { id label } }';
    const { data, errors } = await harness.execute(query, { scopes: [] });
    expect(data).toEqual({ a: { id: '1', label: 'Item 1' }, b: { id: 'h', label: null } });
    expect(errors).toEqual([forbidden('b', 'label')]);
    expect(fetches[0]?.query.replace(/\s+/g, ' ')).not.toMatch(/on Half \{[^}]*label/);
  });

  test('of a type that is refused nothing is seen', async () => {
    const { data, errors } = await harness.execute('{ node(id: "v") { id label ... on Vault { gold } } }', {
      scopes: [],
    });
    expect(data).toEqual({ node: null });
    expect(errors).toEqual([forbidden('node', 'id')]);
    notAskedFor('gold');
  });

  test('members of a union are refused one by one', async () => {
    const query = '{ things { __typename ... on Item { label } ... on Vault { gold } ... on Half { id } } }';
    const { data, errors } = await harness.execute(query, { scopes: [] });
    expect(data).toEqual({
      things: [
        { __typename: 'Item', label: 'Item 1' },
        { __typename: 'Vault', gold: null },
        { __typename: 'Half', id: 'h' },
      ],
    });
    expect(errors).toEqual([forbidden('things', 1, 'gold')]);
  });

  test('whoever has every scope sees all', async () => {
    const query = '{ node(id: "v") { id label ... on Vault { gold } } things { ... on Vault { gold } } }';
    const scopes = ['vaults:read', 'halves:read'];
    expect(await harness.execute(query, { scopes })).toEqual({
      data: { node: { id: 'v', label: 'Vault', gold: 7 }, things: [{}, { gold: 7 }, {}] },
    });
  });
});

describe('a mutation', () => {
  test('of which one root is refused is refused whole, before anything runs', async () => {
    expect(
      await harness.execute('mutation { openChange { item { id } } change { item { id } } }', { scopes: [] }),
    ).toEqual({ data: null, errors: [forbidden('change')] });
    expect(fetches).toEqual([]);
  });

  test('runs when the refused root is skipped', async () => {
    const { data, errors } = await harness.execute(
      'mutation($no: Boolean!) { openChange { item { id } } change @include(if: $no) { item { id } } }',
      { scopes: [], variables: { no: false } },
    );
    expect([data, errors]).toEqual([{ openChange: { item: { id: '1' } } }, undefined]);
  });

  test('answers without what its caller may not see', async () => {
    expect(
      await harness.execute('mutation { change { item { id note } vault { gold } } }', {
        scopes: ['items:write'],
      }),
    ).toEqual({
      data: { change: { item: { id: '1', note: null }, vault: null } },
      errors: [forbidden('change', 'item', 'note'), forbidden('change', 'vault')],
    });
    notAskedFor('gold');
  });
});

describe('a supergraph', () => {
  test('that asks for another security feature is refused', async () => {
    const { loadSupergraph } = await import('../supergraph/supergraph.ts');
    const other = harness.sdl.replace(
      'authenticated/v0.1", for: SECURITY)',
      'authenticated/v0.1", for: SECURITY) @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)',
    );
    expect(other).not.toBe(harness.sdl);
    expect(() => loadSupergraph(other)).toThrow(/policy/);
    expect(parse(other)).toBeDefined();
  });
});
