import { getIntrospectionQuery } from 'graphql';
import { standardLimits } from '../settings.ts';
import { liveOver, liveOverEvents, socketClient } from '../testing/clients.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';

const everything = ['orders:read', 'orders:write', 'customers:read', 'accounts:read', 'inventory:read'];

let gateway: TestGateway;
let token: string;
beforeAll(async () => {
  gateway = await startTestGateway();
  token = await gateway.token(everything);
});
afterEach(async () => {
  // Whatever was sent, the gateway still serves.
  expect((await gateway.query('{ shop { name } }')).body).toEqual({ data: { shop: { name: 'Tillgraph' } } });
  expect(gateway.logged.filter((line) => line.includes('An operation failed'))).toEqual([]);
});
afterAll(() => gateway.close());

const codeOf = async (query: string, options: Parameters<TestGateway['query']>[1] = {}) => {
  const { status, body } = await gateway.query(query, { token, ...options });
  return [status, body.errors?.[0]?.extensions.code];
};

describe('an operation that asks for too much is refused before any work', () => {
  const nested = (depth: number) =>
    `{ order(id: "o1") { ${'customer { orders { edges { node { '.repeat(depth)} id ${'} } } }'.repeat(depth)} } }`;

  test.each([
    ['too deep', nested(8)],
    ['far too deep', nested(400)],
    ['too many aliases', `{ ${Array.from({ length: 61 }, (_, n) => `a${n}: shop { name }`).join(' ')} }`],
    ['too many fields', `{ ${'shop { name } '.repeat(1_100)} }`],
    ['too many tokens', `{ ${'shop { name } '.repeat(5_000)} }`],
    ['brackets within brackets', `{ ${'...{'.repeat(2_400)} shop { name } ${'}'.repeat(2_400)} }`],
    [
      'fragments that spread each other',
      `{ ...F0 } ${Array.from({ length: 30 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')}
       fragment F30 on Query { shop { name } }`,
    ],
    [
      'fragments in a long chain',
      `{ ...F0 } ${Array.from({ length: 600 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} }`).join(' ')}
       fragment F600 on Query { shop { name } }`,
    ],
    [
      'a ring of fragments that nothing spreads',
      `{ shop { name } } ${Array.from({ length: 800 }, (_, n) => `fragment F${n} on Shop { ...F${(n + 1) % 800} ...F${(n + 7) % 800} id }`).join(' ')}`,
    ],
    [
      'too many fields where nothing spreads them',
      `{ shop { name } } fragment F on Shop { ${'name '.repeat(5_000)} }`,
    ],
    [
      'the schema, over and over',
      `{ ${Array.from({ length: 100 }, (_, n) => `a${n}: __schema { types { fields { type { fields { type { name } } } } } }`).join(' ')} }`,
    ],
    [
      'the types of the schema, over and over',
      `{ __schema { ${Array.from({ length: 100 }, (_, n) => `a${n}: types { fields { type { fields { type { name } } } } }`).join(' ')} } }`,
    ],
    [
      'pages within pages',
      '{ products(first: 1000) { edges { node { category { products(first: 100) { edges { node { id } } } } } } } }',
    ],
    ['a huge page', '{ orders(first: 100000) { edges { node { id } } } }'],
  ])('%s', async (_, query) => {
    const before = gateway.shop.fetches.length;
    expect(await codeOf(query)).toEqual([400, 'OPERATION_TOO_COMPLEX']);
    expect(gateway.shop.fetches).toHaveLength(before);
  });

  test('a huge page by a variable', async () => {
    const query = 'query($first: Int) { orders(first: $first) { edges { node { id } } } }';
    expect(await codeOf(query, { variables: { first: 100_000 } })).toEqual([400, 'OPERATION_TOO_COMPLEX']);
    expect(await codeOf(query, { variables: { first: 10 } })).toEqual([200, undefined]);
  });

  test('all of the schema at once is not too much', async () => {
    expect(await codeOf(getIntrospectionQuery({ inputValueDeprecation: true }))).toEqual([200, undefined]);
  });

  test('a thousand products with their stock are not too much', async () => {
    const query = '{ products(first: 1000) { edges { node { id name stock { available } } } } }';
    expect(await codeOf(query)).toEqual([200, undefined]);
  });

  test('brackets within brackets around a type, without noise in the log', async () => {
    const query = `query ($a: ${'['.repeat(4_400)}Int${']'.repeat(4_400)}) { __typename }`;
    const before = gateway.logged.length;
    // How deep validation can look, and so the code, depends on Node.
    expect((await codeOf(query))[0]).toBe(400);
    expect(gateway.logged.slice(before)).toEqual([]);
  });

  test('fragments within themselves', async () => {
    expect(await codeOf('{ ...F } fragment F on Query { shop { name } ...F }')).toEqual([
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  test('a body that is too large', async () => {
    const { status, body } = await gateway.query(`{ shop { name } } # ${'x'.repeat(standardLimits.body)}`);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([413, 'BAD_REQUEST']);
  });
});

describe('hostile input is refused with a code', () => {
  test.each([
    ['no document', '', 400, 'BAD_REQUEST'],
    ['no GraphQL', '{ shop { name }', 400, 'GRAPHQL_PARSE_FAILED'],
    ['NUL', '{ shop { name } } \u0000', 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ shop { nothing } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a name of 100 000 letters', `{ ${'x'.repeat(100_000)} }`, 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a field with 1 400 directives',
      `{ shop { name ${'@include(if: true) '.repeat(1_400)} } }`,
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'directives that there are not',
      `{ shop { name ${Array.from({ length: 4_000 }, (_, n) => `@d${n}`).join(' ')} } }`,
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a reserved alias', '{ __proto__: shop { name } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a literal of another type', '{ order(id: { a: 1 }) { id } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription by POST', 'subscription { orderChanged(orderId: "o1") { id } }', 400, 'BAD_USER_INPUT'],
  ])('%s', async (_, query, status, code) => {
    expect(await codeOf(query)).toEqual([status, code]);
  });

  test.each([
    ['of another type', { id: { $ne: null } }],
    ['absent', {}],
    ['null', { id: null }],
    ['a list', { id: ['o1'] }],
  ])('a variable that is %s', async (_, variables) => {
    expect(await codeOf('query($id: ID!) { order(id: $id) { id } }', { variables })).toEqual([
      400,
      'BAD_USER_INPUT',
    ]);
  });

  test('a variable that is lists within lists without end', async () => {
    const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    for (const [type, field] of [
      ['ID!', 'order(id: $a) { id }'],
      ['ProductFilter', 'products(filter: $a) { totalCount }'],
      ['Decimal', 'products(filter: { priceMin: $a }) { totalCount }'],
    ]) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: `{"query":"query($a: ${type}) { ${field} }","variables":{"a":${nested}}}`,
      });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
  });

  test('a prototype in the variables changes nothing', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"query($id: ID!) { order(id: $id) { id } }","variables":{"id":"o1","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}',
    });
    expect(await response.json()).toEqual({ data: { order: { id: 'o1' } } });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    [
      'in a variable',
      'query($min: Decimal) { products(filter: { priceMin: $min }) { totalCount } }',
      { min: 5 },
    ],
    ['in the document', '{ products(filter: { priceMin: 5 }) { totalCount } }', {}],
  ])('a malformed scalar %s, with the path of its field', async (_, query, variables) => {
    // The first is interpreted, the others compiled.
    for (let use = 0; use < 3; use += 1) {
      const { status, body } = await gateway.query(query, { token, variables });
      expect(status).toBe(200);
      expect(body).toEqual({
        data: { products: null },
        errors: [
          {
            message: expect.any(String),
            path: ['products'],
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      });
    }
  });

  test.each([
    ['no JSON', '{"query":', 'application/json', 400],
    ['an array', '[{"query":"{ shop { name } }"}]', 'application/json', 400],
    ['a text', '"{ shop { name } }"', 'application/json', 400],
    ['a number as the document', '{"query":5}', 'application/json', 400],
    ['variables as text', '{"query":"{ shop { name } }","variables":"{}"}', 'application/json', 400],
    ['a form', 'query={shop{name}}', 'application/x-www-form-urlencoded', 400],
    ['plain text', '{"query":"{ shop { name } }"}', 'text/plain', 400],
  ])('a body that is %s', async (_, body, type, status) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test.each(['HEAD', 'DELETE', 'PUT'])('a %s runs nothing, as an event stream neither', async (method) => {
    const before = gateway.shop.fetches.length;
    const query = encodeURIComponent('mutation { signOut { userErrors { code } } }');
    const response = await fetch(`${gateway.url}/graphql?query=${query}`, {
      method,
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    });
    // As what another site may have sent.
    expect(response.status).toBe(400);
    expect(gateway.shop.fetches).toHaveLength(before);
  });

  test('a GET of another site runs no mutation', async () => {
    const search = new URLSearchParams({ query: 'mutation { signOut { userErrors { code } } }' });
    const plain = await fetch(`${gateway.url}/graphql?${search}`);
    expect(plain.status).toBe(400);
    const preflighted = await fetch(`${gateway.url}/graphql?${search}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(preflighted.status).toBe(405);
    const streamed = await fetch(`${gateway.url}/graphql?${search}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(streamed.status).toBe(400);
    expect(await streamed.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test.each([
    ['without an operation', '{}'],
    ['with variables that are a text', '{"query":"{ shop { name } }","variables":"{}"}'],
  ])('a request for an event stream %s opens none', async (_, body) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test.each([
    ['is no GraphQL', '{ shop {', 'GRAPHQL_PARSE_FAILED'],
    ['asks for what the graph has not', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('an operation that %s opens no event stream', async (_, query, code) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test('a fault of ours tells nothing but an id, under which it is logged', async () => {
    gateway.shop.broken.set('catalog', new Error('password=hunter2 at 10.0.0.7'));
    const { body } = await gateway.query('{ shop { name } }');
    gateway.shop.broken.clear();
    expect(body).toEqual({
      data: { shop: null },
      errors: [
        {
          message: 'Internal error',
          path: ['shop'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) },
        },
      ],
    });
    const logged = gateway.logged.filter((line) =>
      line.includes(String(body.errors?.[0]?.extensions.errorId)),
    );
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('hunter2');
    (gateway.logged as string[]).length = 0;
  });

  test('a fault of ours is logged with the trace of its request, and with its correlation id', async () => {
    gateway.shop.broken.set('catalog', new Error('broken'));
    await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-correlation-id': 'sale-7',
        traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      },
      body: JSON.stringify({ query: '{ shop { name } }' }),
    });
    gateway.shop.broken.clear();
    expect(gateway.logged.map((line) => JSON.parse(line))).toMatchObject([
      { correlation_id: 'sale-7', trace_id: '4bf92f3577b34da6a3ce929d0e0e4736', span_id: '00f067aa0ba902b7' },
    ]);
    (gateway.logged as string[]).length = 0;
  });
});

describe('persisted queries', () => {
  test('are sent by their hash once they are known, by GET too', async () => {
    const query = '{ shop { id } }';
    const { createHash } = await import('node:crypto');
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') };
    const ask = (body: object) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, extensions: { persistedQuery } }),
      }).then((response) => response.json());
    expect(await ask({})).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
    expect(await ask({ query })).toEqual({ data: { shop: { id: 'shop' } } });
    expect(await ask({})).toEqual({ data: { shop: { id: 'shop' } } });
    const search = new URLSearchParams({ extensions: JSON.stringify({ persistedQuery }) });
    const byGet = await fetch(`${gateway.url}/graphql?${search}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await byGet.json()).toEqual({ data: { shop: { id: 'shop' } } });
  });
});

describe('the rate of requests', () => {
  test('is limited for each user and each address by itself', async () => {
    const limited = await startTestGateway({ settings: { rateLimit: 3 } });
    const ann = await limited.token([], { sub: 'ann' });
    const ben = await limited.token([], { sub: 'ben' });
    const statuses = async (auth: string | undefined, count: number) => {
      const all = [];
      for (let n = 0; n < count; n += 1) {
        all.push(
          (await limited.query('{ shop { name } }', auth === undefined ? {} : { token: auth })).status,
        );
      }
      return all;
    };
    expect(await statuses(ann, 4)).toEqual([200, 200, 200, 429]);
    expect(await statuses(ben, 1)).toEqual([200]);
    expect(await statuses(undefined, 4)).toEqual([200, 200, 200, 429]);
    const { headers, body } = await limited.query('{ shop { name } }', { token: ann });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(body.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
    await limited.close();
  });

  const many = (count: number, field: string) =>
    `mutation { ${Array.from({ length: count }, (_, n) => `a${n}: ${field} { userErrors { code } }`).join(' ')} }`;
  const signIns = (count: number) =>
    many(count, 'signIn(input: { email: "ann@example.com", password: "?" })');
  const signOuts = (count: number) => many(count, 'signOut');

  test('counts each change of a mutation, under whatever alias', async () => {
    const limited = await startTestGateway({ settings: { rateLimit: 20 } });
    expect((await limited.query(signIns(15))).status).toBe(200);
    const asked = limited.shop.fetches.length;
    const { status, headers, body } = await limited.query(signIns(15));
    expect([status, body.errors?.[0]?.extensions]).toEqual([429, { code: 'RATE_LIMITED' }]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(25);
    expect(limited.shop.fetches).toHaveLength(asked);
    await limited.close();
  });

  test('counts a tenth for each further change of who is signed in', async () => {
    const limited = await startTestGateway({ settings: { rateLimit: 5 } });
    const ann = await limited.token([], { sub: 'ann' });
    // 1 + 2, 1 + 0.9, and nothing is left for a third.
    for (const [changes, expected] of [
      [21, 200],
      [10, 200],
      [2, 429],
    ] as const) {
      expect((await limited.query(signOuts(changes), { token: ann })).status).toBe(expected);
    }
    const ben = await limited.token([], { sub: 'ben' });
    const tooMany = await limited.query(signOuts(42), { token: ben });
    expect([tooMany.status, tooMany.body.errors?.[0]?.extensions.code]).toEqual([
      400,
      'OPERATION_TOO_COMPLEX',
    ]);
    await limited.close();
  });

  test('counts them over sockets and event streams too', async () => {
    const limited = await startTestGateway({ settings: { rateLimit: 20 } });
    const client = socketClient(limited.url);
    const first = liveOver(client, { query: signIns(15) });
    expect((await first.next()).value.data.a14).toEqual({ userErrors: [] });
    await expect(liveOver(client, { query: signIns(15) }).next()).rejects.toMatchObject([
      { extensions: { code: 'RATE_LIMITED' } },
    ]);
    const streamed = liveOverEvents(limited.url, { query: signIns(15) });
    expect((await streamed.next()).value.errors?.[0]?.extensions).toEqual({ code: 'RATE_LIMITED' });
    await client.dispose();
    await limited.close();
  });

  test('is that of the address which a trusted proxy tells, and no other', async () => {
    const from = (gateway: TestGateway, address: string) =>
      gateway.query('{ shop { name } }', { headers: { 'x-forwarded-for': address } });
    const behind = await startTestGateway({ settings: { rateLimit: 1, trustedProxies: ['127.0.0.0/8'] } });
    const [first, second, again] = [
      await from(behind, '192.0.2.1'),
      await from(behind, '192.0.2.2'),
      await from(behind, '203.0.113.9, 192.0.2.2'),
    ];
    expect([first.status, second.status, again.status]).toEqual([200, 200, 429]);
    await behind.close();
    const counted = await startTestGateway({ settings: { rateLimit: 1, trustedProxies: 1 } });
    expect((await from(counted, '203.0.113.9, 192.0.2.1')).status).toBe(200);
    expect((await from(counted, '203.0.113.8, 192.0.2.1')).status).toBe(429);
    await counted.close();
    const direct = await startTestGateway({ settings: { rateLimit: 1 } });
    expect((await from(direct, '192.0.2.1')).status).toBe(200);
    expect((await from(direct, '192.0.2.2')).status).toBe(429);
    await direct.close();
  });
});

describe('without introspection', () => {
  test('the schema is not told', async () => {
    const closed = await startTestGateway({ settings: { introspection: false } });
    const { status, body } = await closed.query('{ __schema { types { name } } }');
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    await closed.close();
  });

  test.each<[string, string, object]>([
    ['a field', '{ shopp { name } }', {}],
    ['an argument', '{ order(idd: "o1") { id } }', {}],
    ['a type', '{ shop { ... on Shopp { name } } }', {}],
    [
      'a variable’s field',
      'query ($a: ProductFilter) { products(filter: $a) { totalCount } }',
      { a: { searchh: '' } },
    ],
    [
      'a variable’s enum',
      'query ($a: ProductSort) { products(orderBy: $a) { totalCount } }',
      { a: 'NAME_ASCC' },
    ],
  ])('nor is it guessed by the name of %s that is nearly right', async (_, query, variables) => {
    const closed = await startTestGateway({ settings: { introspection: false } });
    const said = async (to: TestGateway) =>
      JSON.stringify((await to.query(query, { variables })).body.errors);
    expect(await said(gateway)).toContain('Did you mean');
    expect(await said(closed)).not.toContain('Did you mean');
    await closed.close();
  });
});
