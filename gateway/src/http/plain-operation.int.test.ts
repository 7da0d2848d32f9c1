import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

/** Equal in meaning; but only what accepts anything, or nothing in particular, is asked plainly. */
const ways = { plainly: '*/*', 'of Apollo Server': 'application/json;q=1' };

async function ask(way: keyof typeof ways, body: string, { headers = {}, at = gateway }: Asked) {
  const response = await fetch(`${at.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: ways[way], ...headers },
    body,
  });
  const text = await response.text();
  const { date: _date, 'content-length': length, ...told } = Object.fromEntries(response.headers);
  expect(Number(length)).toBe(Buffer.byteLength(text));
  return { status: response.status, headers: timeless(JSON.stringify(told)), text: timeless(text) };
}

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: TestGateway;
}

/** Without what a second, or the next fault, makes another. */
const timeless = (text: string): string =>
  text
    .replaceAll(/Max-Age=\d+/g, 'Max-Age')
    .replaceAll(/"retry-after":"\d+"/g, '"retry-after"')
    .replaceAll(/in \d+ s\./g, 'in some time.')
    .replaceAll(/"errorId":"[^"]*"/g, '"errorId"');

/** The answer, which is the same in both ways. */
async function askBothWays(body: string, asked: Asked = {}) {
  const plainly = await ask('plainly', body, asked);
  expect(plainly).toEqual(await ask('of Apollo Server', body, asked));
  return plainly;
}

const operation = (query: string, more: object = {}) => JSON.stringify({ query, ...more });

const order = `query Order($id: ID!) {
  order(id: $id) { id status customer { name } lines { product { name stock { available } } } }
}`;
const twoOperations = 'query A { shop { name } } query B { shop { id } }';
const place = `mutation Place($input: PlaceOrderInput!) {
  placeOrder(input: $input) { order { id } consistencyToken userErrors { code message } }
}`;

describe.each(['with every scope', 'without a token'])('an operation that is asked plainly, %s', (who) => {
  test.each([
    ['a query', operation(order, { variables: { id: 'o1' } }), 200],
    ['of nothing that there is', operation(order, { variables: { id: 'none' } }), 200],
    ['named among others', operation(twoOperations, { operationName: 'B' }), 200],
    ['of two, unnamed', operation(twoOperations), 400],
    ['of two, named as neither', operation(twoOperations, { operationName: 'C' }), 400],
    ['of two, with an empty name', operation(twoOperations, { operationName: '' }), 400],
    ['of one, with an empty name', operation('{ shop { name } }', { operationName: '' }), 400],
    [
      'all else null',
      operation('{ shop { name } }', { operationName: null, variables: null, extensions: null }),
      200,
    ],
    ['with what nobody knows', operation('{ shop { name } }', { id: 1, extensions: { client: 'x' } }), 200],
    ['introspection', operation('{ __schema { queryType { name } } __typename }'), 200],
    ['no GraphQL', operation('{ shop { name }'), 400],
    ['no GraphQL, over lines', operation('query {\n  shop {\n    name(\n}'), 400],
    ['too many tokens', operation(`{ ${'a '.repeat(11_000)} }`), 400],
    ['brackets without end', operation('{a'.repeat(4_000)), 400],
    ['fields that there are not', operation('{ shop { nothing } nowhere }'), 400],
    ['too deep', operation(`{ ${'a { '.repeat(30)} b ${'} '.repeat(30)} }`), 400],
    ['no text', operation(''), 400],
    ['blanks', operation(' '), 400],
    ['no query', JSON.stringify({ variables: {} }), 400],
    ['nothing', '{}', 400],
    ['null', 'null', 400],
    ['a list', JSON.stringify([{ query: '{ shop { name } }' }]), 400],
    ['a text', '"{ shop { name } }"', 400],
    ['no JSON', '{"query"', 400],
    ['a document for its text', JSON.stringify({ query: { kind: 'Document' } }), 400],
    ['variables as text', operation(order, { variables: '{"id":"o1"}' }), 400],
    ['variables as a list', operation(order, { variables: ['o1'] }), 400],
    ['extensions as text', operation('{ shop { name } }', { extensions: '{}' }), 400],
    ['a number for its name', operation('{ shop { name } }', { operationName: 1 }), 400],
    ['without its variable', operation(order), 400],
    ['with a variable of another type', operation(order, { variables: { id: [1] } }), 400],
    [
      'a persisted query that is not known',
      JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
      200,
    ],
    [
      'a persisted query of another text',
      operation('{ shop { name } }', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
      400,
    ],
    [
      'a token in its extensions',
      operation('{ shop { name } }', { extensions: { consistencyToken: 'seen' } }),
      200,
    ],
    ['a subscription', operation('subscription { orderChanged(id: "o1") { id } }'), 400],
    [
      'a mutation',
      operation(place, { variables: { input: { idempotencyKey: 'k', lines: [], payments: [] } } }),
      200,
    ],
    [
      'a mutation that is refused',
      operation(place, { variables: { input: { idempotencyKey: 'refused', lines: [], payments: [] } } }),
      200,
    ],
    [
      'a mutation that begins a session',
      operation(
        'mutation { signIn(input: {email: "a@b.c", password: "p", transport: COOKIE}) { userErrors { code } } }',
      ),
      200,
    ],
  ])('is answered as Apollo Server would answer it: %s', async (_name, body, status) => {
    const isKnown = who === 'with every scope';
    const token = await gateway.token(everything);
    const answer = await askBothWays(body, isKnown ? { headers: { authorization: `Bearer ${token}` } } : {});
    if (isKnown) expect(answer.status).toBe(status);
  });
});

const everything = ['orders:read', 'orders:write', 'customers:read', 'accounts:read', 'inventory:read'];

test('more changes than are allowed in a minute are refused in the same way', async () => {
  const at = await startTestGateway({ settings: { rateLimit: 60 } });
  const signIn = (index: number) =>
    `a${index}: signIn(input: {email: "a@b.c", password: "p", transport: COOKIE}) { userErrors { code } }`;
  const changes = operation(
    `mutation { ${Array.from({ length: 50 }, (_, index) => signIn(index)).join(' ')} }`,
  );
  expect((await ask('plainly', changes, { at })).status).toBe(200);
  const refused = await askBothWays(changes, { at });
  expect(refused.status).toBe(429);
  expect(refused.headers).toContain('retry-after');
  await at.close();
});

test('a fault is told in the same way', async () => {
  gateway.shop.broken.set('catalog', new Error('secret'));
  expect((await askBothWays(operation('{ shop { name } }'))).text).toContain('INTERNAL_SERVER_ERROR');
  gateway.shop.broken.clear();
});

test('a token that does not count is refused in the same way', async () => {
  const { status } = await askBothWays(operation('{ shop { name } }'), {
    headers: { authorization: 'Bearer x' },
  });
  expect(status).toBe(401);
});

test('a cookie that counts no longer refuses what reads, not what renews it', async () => {
  const cookie = `tillgraph-access=${await gateway.token([], { exp: 1 })}; tillgraph-refresh=r1`;
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  expect((await askBothWays(operation('{ shop { name } }'), { headers })).status).toBe(401);
  const renew = operation('mutation { refreshSession(input: {}) { userErrors { code } } }');
  const renewed = await askBothWays(renew, { headers });
  expect(renewed.headers).toContain('r1.next');
});
