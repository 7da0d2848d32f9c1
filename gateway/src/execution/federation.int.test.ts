import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { execute, parse } from 'graphql';
import { createFakeShop, type FakeShop } from '../testing/fake-shop.ts';
import type { FakeSubgraph } from '../testing/fake-subgraph.ts';
import { createHarness, type Harness } from '../testing/harness.ts';

/** Of @apollo/gateway, to which this gateway's answers are compared. */
const peer = async (harness: Harness, subgraphs: readonly FakeSubgraph[]) => {
  const dataSource = ({ name }: { name: string }): GraphQLDataSource => ({
    async process({ request }) {
      const subgraph = subgraphs.find((candidate) => candidate.name === name);
      if (!subgraph) throw new Error(`no ${name}`);
      const result = await execute({
        schema: subgraph.schema,
        document: parse(request.query ?? ''),
        variableValues: request.variables,
        contextValue: { principal: { kind: 'user', id: 'u1' }, request: {} },
      });
      return JSON.parse(JSON.stringify(result));
    },
  });
  const server = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: harness.sdl.replaceAll(', for: SECURITY', ''),
      buildService: dataSource,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    }),
    includeStacktraceInErrorResponses: false,
  });
  await server.start();
  return server;
};

const everything = [
  'orders:read',
  'orders:write',
  'customers:read',
  'accounts:read',
  'inventory:read',
  'audit:read',
  'users:admin',
];

let shop: FakeShop;
let harness: Harness;
let stock: Awaited<ReturnType<typeof peer>>;
beforeAll(async () => {
  harness = await createHarness((verify) => {
    shop = createFakeShop(verify);
    return shop.subgraphs;
  });
  stock = await peer(harness, shop.subgraphs);
});
afterAll(() => stock.stop());

const operations: [name: string, query: string, variables?: Record<string, unknown>][] = [
  ['a field', '{ shop { name } }'],
  ['aliases', '{ a: shop { x: name y: name } b: shop { name } }'],
  ['several roots of several subgraphs', '{ shop { name } order(id: "o1") { id } viewer { displayName } }'],
  [
    'entities in lists, some of them equal',
    '{ order(id: "o1") { lines { id product { id name stock { available onHand } } } } }',
  ],
  [
    'entities of entities',
    '{ order(id: "o1") { customer { accounts { edges { node { customer { name } code } } } } } }',
  ],
  [
    'the same entity by two paths',
    '{ order(id: "o1") { customer { name orders { edges { node { customer { email } } } } } } }',
  ],
  [
    'fragments that overlap',
    `{ order(id: "o1") { ...A ...B } }
     fragment A on Order { id lines { product { name } } }
     fragment B on Order { lines { id product { stock { available } } } status }`,
  ],
  [
    'variables',
    'query($id: ID!, $first: Int) { order(id: $id) { id } orders(first: $first) { totalCount } }',
    { id: 'o9', first: 1 },
  ],
  ['a default of a variable', 'query($first: Int = 2) { orders(first: $first) { edges { node { id } } } }'],
  ['an absent variable', 'query($first: Int) { orders(first: $first) { edges { node { id } } } }'],
  [
    'conditions',
    `query($yes: Boolean!, $no: Boolean!) { order(id: "o1") {
      id @include(if: $yes) status @skip(if: $yes) customer @include(if: $no) { name }
      cashier @skip(if: $no) { displayName } ... @include(if: $yes) { version lines @include(if: $no) { id } } } }`,
    { yes: true, no: false },
  ],
  ['an unknown id', '{ order(id: "none") { id customer { name } } }'],
  [
    'an interface',
    `mutation { placeOrder(input: { idempotencyKey: "refused", lines: [], payments: [] }) {
    order { id } userErrors { __typename code ... on PriceChanged { expected { amount } actual { amount } } ... on Conflict { currentVersion } } } }`,
  ],
  [
    'a mutation with entities',
    `mutation { placeOrder(input: { idempotencyKey: "k", lines: [], payments: [] }) {
    order { id customer { name } lines { product { name } } } consistencyToken userErrors { code } } }`,
  ],
  [
    'mutations one after another',
    'mutation { a: signOut { userErrors { code } } b: placeOrder(input: { idempotencyKey: "k", lines: [], payments: [] }) { consistencyToken } c: signOut { userErrors { code } } }',
  ],
  ['introspection', '{ __typename __type(name: "Order") { name kind fields { name } } shop { __typename } }'],
  [
    'introspection under an alias, in a fragment',
    '{ ...I } fragment I on Query { t: __type(name: "Money") { fields { n: name } } }',
  ],
  [
    'names that every object inherits',
    '{ constructor: shop { toString: name valueOf: id } hasOwnProperty: order(id: "o1") { toString: status } }',
  ],
];

describe('an operation is answered as by @apollo/gateway on graphql-js', () => {
  test.each(operations)(
    '%s',
    async (_name: string, query: string, variables: Record<string, unknown> = {}) => {
      const response = await stock.executeOperation({ query, variables });
      const expected = response.body.kind === 'single' ? response.body.singleResult.data : undefined;
      expect(expected).toBeTruthy();
      // The first is interpreted, the others compiled.
      for (let use = 0; use < 3; use += 1) {
        const result = await harness.execute(query, { scopes: everything, variables });
        expect(result.errors).toBeUndefined();
        expect(result.data).toEqual(JSON.parse(JSON.stringify(expected)));
      }
    },
  );
});

describe('what fails', () => {
  afterEach(() => {
    shop.broken.clear();
  });
  const query =
    '{ order(id: "o1") { id customer { name accounts { totalCount edges { node { code } } } } lines { product { name stock { available } } } } shop { name } }';

  test.each<[string, (string | number)[][]]>([
    [
      'inventory',
      [
        ['order', 'lines', 0, 'product', 'stock'],
        ['order', 'lines', 1, 'product', 'stock'],
        ['order', 'lines', 2, 'product', 'stock'],
      ],
    ],
    ['accounts', [['order', 'customer', 'accounts']]],
    ['orders', [['order']]],
  ])('in %s costs its own fields alone', async (subgraph: string, paths: (string | number)[][]) => {
    const whole = await harness.execute(query.replace('totalCount', ''), { scopes: everything });
    shop.broken.set(subgraph, new Error('connect ECONNREFUSED 10.0.0.7:5432'));
    for (let use = 0; use < 3; use += 1) {
      const { data, errors } = await harness.execute(query.replace('totalCount', ''), { scopes: everything });
      expect(errors?.map(({ path }) => path)).toEqual(paths);
      expect(JSON.stringify(errors)).not.toContain('10.0.0.7');
      expect(data?.shop ?? whole.data?.shop).toEqual({ name: 'Tillgraph' });
      for (const path of paths) {
        expect(at(data, path)).toBeNull();
      }
    }
  });

  test('a field that is not null where it failed takes its parent, and is told at its own path', async () => {
    const { data, errors } = await harness.execute(
      '{ order(id: "o1") { id customer { name accounts { totalCount } } } }',
      {
        scopes: everything,
      },
    );
    expect(data).toEqual({ order: { id: 'o1', customer: { name: 'Wesley', accounts: null } } });
    expect(errors?.map(({ path }) => path)).toEqual([['order', 'customer', 'accounts', 'totalCount']]);
  });

  test('an entity that its own subgraph does not know is null, without an error', async () => {
    shop.data.order.customerId = 'gone';
    const { data, errors } = await harness.execute('{ order(id: "o1") { id customer { name } } }', {
      scopes: everything,
    });
    shop.data.order.customerId = 'c1';
    expect([data, errors]).toEqual([{ order: { id: 'o1', customer: null } }, undefined]);
  });

  test('a subgraph that does not answer in time is unavailable', async () => {
    const impatient = await createHarness(
      (verify) => {
        const slowShop = createFakeShop(verify);
        slowShop.slow.set('inventory', new Promise(() => undefined));
        return slowShop.subgraphs;
      },
      { deadlines: { query: 1_000, mutation: 1_000, firstState: 1_000 } },
    );
    const { data, errors } = await impatient.execute('{ product(id: "p1") { name stock { available } } }', {
      scopes: everything,
    });
    expect(data).toEqual({ product: { name: 'Product p1', stock: null } });
    expect(errors).toEqual([
      {
        message: expect.stringContaining('inventory'),
        path: ['product', 'stock'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      },
    ]);
  });
});

describe('representations and equal queries', () => {
  test('are sent once', async () => {
    const ask = () =>
      Promise.all(
        ['u1', 'u2', 'u3'].map((subject) =>
          harness.execute('{ order(id: "o1") { lines { product { name } } } }', {
            scopes: everything,
            subject,
          }),
        ),
      );
    // Once their assertions are signed, the three are in flight together.
    await ask();
    const before = shop.fetches.length;
    await ask();
    const fetches = shop.fetches.slice(before);
    expect(fetches.map(({ subgraph }) => subgraph)).toEqual(['orders', 'catalog']);
    expect(fetches[1]?.variables?.representations).toHaveLength(2);
  });

  test('are sent for each user where the answer is that user’s own', async () => {
    const answers = await Promise.all(
      ['u1', 'u2'].map((subject) =>
        harness.execute('{ viewer { id email } }', { scopes: everything, subject }),
      ),
    );
    expect(answers.map(({ data }) => data)).toEqual([
      { viewer: { id: 'u1', email: 'me@example.com' } },
      { viewer: { id: 'u2', email: 'me@example.com' } },
    ]);
  });

  test('are not shared between other scopes, nor other consistency tokens', async () => {
    const before = shop.fetches.length;
    await Promise.all([
      harness.execute('{ shop { name } }', { scopes: ['a'] }),
      harness.execute('{ shop { name } }', { scopes: ['b'] }),
      harness.execute('{ shop { name } }'),
      harness.execute('{ shop { name } }', { scopes: ['a'], consistencyToken: 't' }),
    ]);
    expect(shop.fetches.length - before).toBe(4);
  });
});

function at(data: unknown, path: readonly unknown[]): unknown {
  // biome-ignore lint/suspicious/noExplicitAny: any shape of data
  return path.reduce<any>((value, key) => (value === null ? null : value?.[key as string]), data);
}
