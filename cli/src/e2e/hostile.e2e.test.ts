import { once } from 'node:events';
import { WebSocket } from 'ws';
import { product } from '../testing/furnish.ts';
import type { GraphClient } from '../testing/graph-client.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false', RATE_LIMIT: '1000000' });
  owner = await shop.signIn();
  await product(owner, { sku: 'TEA', price: '5', pieces: 10 });
}, 120_000);
afterAll(async () => {
  const output = shop.program().output();
  await shop.remove();
  // Whatever was sent: nothing was a fault of the program's own.
  expect(output).not.toMatch(/"level":(50|60)/);
});
afterEach(async () => {
  // And others are served as before.
  expect((await shop.anonymous().query('{ productBySku(sku: "TEA") { name } }')).productBySku.name).toBe(
    'Product TEA',
  );
});

const many = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(' ');

const nested = (depth: number): string =>
  `{ categories ${'{ edges { node { products { edges { node { category '.repeat(depth)} { id } ${'} } } } } }'.repeat(depth)} }`;

/** Each doubles the one before: fields by the power of two. */
const doubling = `query { ...F0 } ${many(24, (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`)} fragment F24 on Query { __typename }`;

const operations: readonly (readonly [string, string, string])[] = [
  ['is deep', nested(20), 'OPERATION_TOO_COMPLEX'],
  ['has many aliases', `{ ${many(300, (index) => `a${index}: shop { id }`)} }`, 'OPERATION_TOO_COMPLEX'],
  ['is wide', `{ ${many(5000, () => 'shop { id }')} }`, 'OPERATION_TOO_COMPLEX'],
  ['has too many tokens', `{ ${many(20_000, () => '__typename')} }`, 'OPERATION_TOO_COMPLEX'],
  [
    'has a flood of directives',
    `{ __typename ${many(9000, () => '@skip(if: false)')} }`,
    'OPERATION_TOO_COMPLEX',
  ],
  ['spreads its fragments by the power of two', doubling, 'OPERATION_TOO_COMPLEX'],
  [
    'asks for more than it may cost',
    '{ products(first: 1000) { edges { node { category { products(first: 100) { edges { node { id } } } } } } } }',
    'OPERATION_TOO_COMPLEX',
  ],
  [
    'spreads a fragment within itself',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['asks for fields that are not there', '{ password secrets { all } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['names a result like a prototype', '{ __proto__: __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  ['is no GraphQL', '{{{{', 'GRAPHQL_PARSE_FAILED'],
  [
    'is deeply nested in brackets',
    `query ($a: ${'['.repeat(4000)}Int${']'.repeat(4000)}) { __typename }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'has a deeply nested value',
    `{ products(filter: ${'{ a: '.repeat(400)}1${' }'.repeat(400)}) { totalCount } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['is empty', ' ', 'GRAPHQL_PARSE_FAILED'],
  [
    'asks for an entity by the machine’s way',
    '{ _entities(representations: []) { __typename } _service { sdl } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['subscribes to nothing', 'subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'subscribes to two things',
    'subscription { productsChanged { cursor } stockChanged { cursor } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'subscribes on a condition',
    'subscription ($a: Boolean = true) { productsChanged @include(if: $a) { cursor } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
];

describe.each(operations)('an operation that %s', (_what, query, code) => {
  test('is refused with a code over HTTP', async () => {
    const { status, data, errors } = await owner.request(query);
    expect(data).toBeUndefined();
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, code]);
  });

  test('is refused with a code over a socket', async () => {
    await expect(owner.subscribe(query).next()).rejects.toContainEqual(
      expect.objectContaining({ extensions: expect.objectContaining({ code }) }),
    );
  });
});

describe('a request', () => {
  const json = { 'content-type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = json) =>
    fetch(`${shop.address()}/graphql`, { method: 'POST', body, headers });

  test.each([
    ['broken JSON', '{"query": ', 400],
    ['a number', '5', 400],
    ['null', 'null', 400],
    ['a batch', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]', 400],
    ['a query that is a number', '{"query":5}', 400],
    ['variables that are a text', '{"query":"{ __typename }","variables":"x"}', 400],
    [
      'variables of __proto__',
      '{"query":"query ($__proto__: ID!) { product(id: $__proto__) { id } }","variables":{"__proto__":{"a":1}}}',
      400,
    ],
    ['an unknown operation', '{"query":"query A { __typename }","operationName":"__proto__"}', 400],
    [
      'JSON a million deep',
      `{"query":"{ __typename }","variables":${'['.repeat(900_000)}${']'.repeat(900_000)}}`,
      400,
    ],
    ['three megabytes', `{"query":"${'x'.repeat(3_000_000)}"}`, 413],
  ])('of %s is refused', async (_what, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code).toMatch(/^(BAD_REQUEST|BAD_USER_INPUT|OPERATION_RESOLUTION_FAILURE)$/);
  });

  test.each(['5', '{}', '[[]]', '"none"', '"\\ud800"'])(
    'with the consistency token %s is refused',
    async (token) => {
      const response = await post(
        `{"query":"{ products { totalCount } }","extensions":{"consistencyToken":${token}}}`,
      );
      expect(await response.json()).toMatchObject({
        data: { products: null },
        errors: [{ path: ['products'], extensions: { code: 'BAD_USER_INPUT' } }],
      });
    },
  );

  const unsigned = (payload: object) =>
    [{ alg: 'none' }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');

  test.each([
    ['garbage', () => 'garbage'],
    ['unsigned', () => `${unsigned({ sub: 'owner', scope: 'users:admin', exp: 9_999_999_999 })}.`],
    ['signed by nobody', () => `${owner.token?.split('.').slice(0, 2).join('.')}.${'A'.repeat(86)}`],
    ['huge', () => 'x'.repeat(8000)],
    ['empty', () => ''],
  ])('with a token that is %s is not run as anonymous', async (_what, token) => {
    const { status, data, errors } = await shop
      .anonymous()
      .request('{ shop { id } }', {}, { authorization: `Bearer ${token()}` });
    expect([status, data, errors?.[0]?.extensions.code]).toEqual([401, undefined, 'UNAUTHENTICATED']);
  });

  test('by GET runs no mutation, and none that any page could send', async () => {
    const mutation = encodeURIComponent('mutation { signOut { userErrors { code } } }');
    const authorization = { authorization: `Bearer ${owner.token}` };
    const get = (query: string, headers: Record<string, string>) =>
      fetch(`${shop.address()}/graphql?query=${query}`, { headers: { ...authorization, ...headers } });
    expect((await get(mutation, { 'apollo-require-preflight': '1' })).status).toBe(405);
    expect((await get('{__typename}', {})).status).toBe(400);
    expect((await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await owner.query('{ viewer { id } }')).viewer).not.toBeNull();
  });

  test.each(['/graphiql/..%2f..%2f..%2fpackage.json', '/%ff%00', '//etc/passwd', '/.tillgraph/master-key'])(
    'for %s finds nothing',
    async (path) => {
      expect((await fetch(`${shop.address()}${path}`)).status).toBe(404);
    },
  );
});

describe('a socket', () => {
  const opened: WebSocket[] = [];
  afterEach(() => {
    for (const socket of opened.splice(0)) socket.terminate();
  });

  async function open(): Promise<WebSocket> {
    const socket = new WebSocket(`${shop.address().replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    opened.push(socket);
    await once(socket, 'open');
    return socket;
  }
  const init = JSON.stringify({ type: 'connection_init' });
  const subscribe = (id: unknown, query: unknown) =>
    JSON.stringify({ id, type: 'subscribe', payload: { query } });
  const watching = subscribe('1', 'subscription { productsChanged { cursor } }');

  test.each<[string, readonly (string | Buffer)[], number]>([
    ['is sent no JSON', ['{'], 4400],
    ['is sent a number', ['5'], 4400],
    ['is sent null', ['null'], 4400],
    ['is sent bytes', [Buffer.from([0, 255, 1])], 4400],
    ['is sent an unknown type', [JSON.stringify({ type: '__proto__' })], 4400],
    [
      'is sent a message of the server’s',
      [init, JSON.stringify({ id: '1', type: 'next', payload: {} })],
      4400,
    ],
    ['is sent a payload that is a text', [JSON.stringify({ type: 'connection_init', payload: 'x' })], 4400],
    ['is sent a query without an id', [init, subscribe(undefined, '{ __typename }')], 4400],
    ['is sent a query that is a number', [init, subscribe('1', 5)], 4400],
    ['is begun twice', [init, init], 4429],
    ['is asked before it has begun', [subscribe('1', '{ __typename }')], 4401],
    ['is asked twice under one id', [init, watching, watching], 4409],
    [
      'is begun with a forged token',
      [JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer x.y.z' } })],
      4401,
    ],
    ['is sent three megabytes', [init, subscribe('1', 'x'.repeat(3_000_000))], 1009],
  ])('that %s is closed with a code that says so', async (_what, frames, code) => {
    const socket = await open();
    const closed = once(socket, 'close');
    for (const [index, frame] of frames.entries()) {
      socket.send(frame);
      // The protocol's client waits for the acknowledgement.
      if (frame === init && index === 0) await once(socket, 'message');
    }
    expect((await closed)[0]).toBe(code);
  });

  test('without the protocol is not opened', async () => {
    const socket = new WebSocket(`${shop.address().replace('http', 'ws')}/graphql`, 'graphql-ws');
    opened.push(socket);
    await expect(once(socket, 'open')).rejects.toThrow('subprotocol');
  });

  test('runs no more operations at once than it may, and says so', async () => {
    const socket = await open();
    socket.send(init);
    await once(socket, 'message');
    const answers: string[] = [];
    socket.on('message', (data) => answers.push(String(data)));
    for (let id = 0; id < 150; id++)
      socket.send(subscribe(String(id), 'subscription { productsChanged { cursor } }'));
    const deadline = performance.now() + 5000;
    while (answers.length < 50 && performance.now() < deadline) await once(socket, 'message');
    expect(answers).toHaveLength(50);
    expect(answers.every((answer) => answer.includes('RATE_LIMITED'))).toBe(true);
  });
});
