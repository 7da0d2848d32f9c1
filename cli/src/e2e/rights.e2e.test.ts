import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isLeafType,
  Kind,
  parse,
} from 'graphql';
import { createClient as createEventStreamClient } from 'graphql-sse';
import { shopContexts } from '../shop/shop-contexts.ts';
import { account, customer, product, sell, usd } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { accepted } from '../testing/mutate.ts';
import { sampleOf } from '../testing/sample-values.ts';
import { openShopRecords } from '../testing/shop-records.ts';
import { type Credentials, startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let schema: GraphQLSchema;
let clients: Readonly<Record<string, { readonly client: GraphClient; readonly scopes: readonly string[] }>>;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false', RATE_LIMIT: '1000000' });
  owner = await shop.signIn();
  schema = buildClientSchema(await owner.query(getIntrospectionQuery()));
  const members = await Promise.all(
    ['CASHIER', 'MANAGER'].map(
      async (role) => [role, await withScopes(await shop.signIn((await employ(role)).credentials))] as const,
    ),
  );
  clients = {
    anonymous: { client: shop.anonymous(), scopes: [] },
    ...Object.fromEntries(members),
    OWNER: await withScopes(owner),
    'an API key': await machine(['orders:read', 'inventory:read', 'reports:read', 'audit:read']),
  };
}, 120_000);
afterAll(() => shop.remove());

interface Person {
  readonly id: string;
  readonly credentials: Credentials;
}

let employed = 0;
async function employ(role: string): Promise<Person> {
  employed += 1;
  const credentials = { email: `person${employed}@example.com`, password: `password of ${employed}` };
  const { user } = await accepted(
    owner,
    'createUser',
    { ...credentials, displayName: `Person ${employed}`, role },
    'user { id }',
  );
  return { credentials, id: user.id };
}

async function machine(scopes: readonly string[]) {
  const { secret } = await accepted(owner, 'createApiKey', { name: 'Display', scopes }, 'secret');
  return { client: shop.client(secret), scopes };
}

async function withScopes(client: GraphClient) {
  return { client, scopes: (await client.query('{ viewer { scopes } }')).viewer.scopes as string[] };
}

/** What the subgraphs' schemas ask for, by root field. */
function requiredScopes(root: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const required = new Map<string, readonly (readonly string[])[]>();
  for (const context of shopContexts) {
    const file = new URL(`../../../subgraphs/${context}/schema.graphql`, import.meta.url);
    for (const definition of parse(readFileSync(file, 'utf8')).definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION || definition.name.value !== root) continue;
      for (const { name, directives = [] } of definition.fields ?? []) {
        const scopes = directives.find((directive) => directive.name.value === 'requiresScopes')
          ?.arguments?.[0];
        if (scopes) required.set(name.value, JSON.parse(printed(scopes.value)));
      }
    }
  }
  return required;
}

const printed = (value: unknown): string =>
  JSON.stringify(value, (_key, node) =>
    node?.kind === Kind.LIST ? node.values : node?.kind === Kind.STRING ? node.value : node,
  );

/** How many events each log has. */
async function recordedEvents(): Promise<Readonly<Record<string, number>>> {
  const records = await openShopRecords(shop.dataDir);
  const logs = await records.logs();
  await records.close();
  return Object.fromEntries(Object.entries(logs).map(([context, events]) => [context, events.length]));
}

function operationOn(kind: string, field: GraphQLField<unknown, unknown>) {
  const variables = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return {
    query: `${kind} ${variables && `(${variables})`} { ${field.name} ${given && `(${given})`} ${selection} }`,
    variables: Object.fromEntries(field.args.map(({ name, type }) => [name, sampleOf(type)])),
  };
}

const roles = ['anonymous', 'CASHIER', 'MANAGER', 'OWNER', 'an API key'] as const;

describe.each(roles)('%s', (role) => {
  const refusal = role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  const caller = () => {
    const found = clients[role];
    if (!found) throw new Error(`Nobody is ${role}.`);
    return found;
  };
  const allowed = (clauses: readonly (readonly string[])[] | undefined) =>
    !clauses || clauses.some((clause) => clause.every((scope) => caller().scopes.includes(scope)));

  test('reads by queries what their scopes allow, and nothing else', async () => {
    const required = requiredScopes('Query');
    expect(required.size).toBeGreaterThan(8);
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const { query, variables } = operationOn('query', field);
      const { data, errors = [] } = await caller().client.request(query, variables);
      const refused = errors.filter(({ extensions }) => extensions.code === refusal);
      if (allowed(required.get(field.name))) {
        expect([field.name, refused]).toEqual([field.name, []]);
      } else {
        expect([field.name, data, refused]).toMatchObject([
          field.name,
          { [field.name]: null },
          [{ path: [field.name] }],
        ]);
      }
    }
  });

  test('is refused every mutation beyond their scopes, whole, and none leaves an event', async () => {
    const required = requiredScopes('Mutation');
    expect(required.size).toBeGreaterThan(25);
    const before = await recordedEvents();
    for (const [name, clauses] of required) {
      if (allowed(clauses)) continue;
      const field = schema.getMutationType()?.getFields()[name];
      if (!field) throw new Error(`${name} is not served.`);
      const { query, variables } = operationOn('mutation', field);
      // Beside one that all may give.
      const signIn =
        'signIn(input: { email: "nobody@example.com", password: "none" }) { userErrors { code } }';
      const { data, errors } = await caller().client.request(query.replace('{', `{ ${signIn} `), variables);
      expect([name, data?.signIn ?? null, errors]).toMatchObject([
        name,
        null,
        [{ extensions: { code: refusal } }],
      ]);
    }
    expect(await recordedEvents()).toEqual(before);
  });

  test('is refused every subscription beyond their scopes', async () => {
    for (const [name, clauses] of requiredScopes('Subscription')) {
      if (allowed(clauses)) continue;
      const field = schema.getSubscriptionType()?.getFields()[name];
      if (!field) throw new Error(`${name} is not served.`);
      const { query, variables } = operationOn('subscription', field);
      await expect(caller().client.subscribe(query, variables).next()).rejects.toMatchObject([
        { extensions: { code: refusal } },
      ]);
    }
  });
});

describe('by the way of other things', () => {
  let stage: { orderId: string; productId: string };
  beforeAll(async () => {
    const productId = await product(owner, { sku: 'TEA', price: '5', pieces: 10 });
    const customerId = await customer(owner, 'Ada');
    const accountId = await account(owner, { code: 'ada', customerId, balance: '50' });
    const order = await sell(owner, {
      customerId,
      lines: [{ productId, quantity: 1 }],
      payments: [{ method: 'ACCOUNT', accountId }],
    });
    stage = { orderId: order.id, productId };
  });

  const codesByPath = (errors: Data = []) =>
    Object.fromEntries(errors.map(({ path, extensions }: Data) => [path.join('.'), extensions.code]));

  test('an anonymous caller sees the product, not its stock and its history', async () => {
    const { data, errors } = await shop
      .anonymous()
      .request(
        'query ($id: ID!) { product(id: $id) { name stock { available } history { edges { cursor } } } }',
        {
          id: stage.productId,
        },
      );
    expect(data.product).toEqual({ name: 'Product TEA', stock: null, history: null });
    expect(codesByPath(errors)).toEqual({
      'product.stock': 'UNAUTHENTICATED',
      'product.history': 'UNAUTHENTICATED',
    });
  });

  test('a cashier sees the order and the account, not what is for audits and of other users', async () => {
    const cashier = clients.CASHIER?.client as GraphClient; // set up before all
    const { data, errors } = await cashier.request(
      `query ($id: ID!) { order(id: $id) {
        status
        cashier { displayName email role scopes history { edges { cursor } } }
        customer { name history { edges { cursor } } accounts { edges { node { balance { amount } history { edges { cursor } } } } } }
        lines { product { name stock { available } history { edges { cursor } } } }
        payments { account { code history { edges { cursor } } } }
      } }`,
      { id: stage.orderId },
    );
    expect(data.order).toEqual({
      status: 'COMPLETED',
      cashier: { displayName: expect.any(String), email: null, role: null, scopes: null, history: null },
      customer: {
        name: 'Ada',
        history: null,
        accounts: { edges: [{ node: { balance: { amount: '45.00' }, history: null } }] },
      },
      lines: [{ product: { name: 'Product TEA', stock: { available: 9 }, history: null } }],
      payments: [{ account: { code: 'ada', history: null } }],
    });
    const codes = codesByPath(errors);
    expect(codes).toMatchObject({
      'order.customer.history': 'FORBIDDEN',
      'order.lines.0.product.history': 'FORBIDDEN',
      'order.payments.0.account.history': 'FORBIDDEN',
    });
    expect(new Set(Object.values(codes))).toEqual(new Set(['FORBIDDEN']));
  });

  test('nor live', async () => {
    const cashier = clients.CASHIER?.client as GraphClient; // set up before all
    const query =
      'subscription ($id: ID!) { orderChanged(orderId: $id) { status lines { product { name history { edges { cursor } } } } } }';
    await expect(cashier.subscribe(query, { id: stage.orderId }).next()).rejects.toThrow(
      /"path":\["orderChanged","lines",0,"product","history"\],"extensions":\{"code":"FORBIDDEN"/,
    );
    const open = 'subscription ($ids: [ID!]) { productsChanged { product { stock { available } } } }'.replace(
      '($ids: [ID!]) ',
      '',
    );
    const events = shop.anonymous().subscribe(open);
    const next = events.next().then(
      () => 'told',
      (error: unknown) => String(error instanceof Error ? error.message : JSON.stringify(error)),
    );
    let told: string | undefined;
    for (let price = 6; told === undefined; price++) {
      await accepted(owner, 'changePrice', { productId: stage.productId, price: usd(String(price)) });
      told = await Promise.race([next, pause(100, undefined)]);
    }
    expect(told).toContain('UNAUTHENTICATED');
  });
});

describe('a session', () => {
  const watch = 'subscription { balanceChanged(accountId: "till") { balance { amount } } }';

  /** A manager with a live socket and a live event stream, both of which have begun. */
  async function watching() {
    const person = await employ('MANAGER');
    const client = await shop.signIn(person.credentials);
    const socket = client.subscribe(watch);
    expect((await socket.next()).value.balanceChanged.balance.amount).toBe('0.00');
    const headers = { authorization: `Bearer ${client.token}` };
    const streams = createEventStreamClient({ url: `${shop.address()}/graphql`, headers, retryAttempts: 0 });
    const stream = streams.iterate({ query: watch });
    expect((await stream.next()).value?.data).toBeDefined();
    return { person, client, socket, stream };
  }

  async function within5s(what: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 5000;
    while (!(await what())) {
      if (performance.now() > deadline) throw new Error('It took longer than 5 s.');
    }
  }

  test.each([
    ['signs out', (client: GraphClient) => client.query('mutation { signOut { userErrors { code } } }')],
    [
      'is deactivated',
      (_client: GraphClient, userId: string) => accepted(owner, 'deactivateUser', { userId }),
    ],
    [
      'has the password set anew',
      (_client: GraphClient, userId: string) =>
        accepted(owner, 'setPassword', { userId, newPassword: 'quite another' }),
    ],
  ])(
    'ends within 5 s when its user %s, live ones too',
    async (_how, end) => {
      const { person, client, socket, stream } = await watching();
      const closed = socket.next().then(
        () => undefined,
        (event: { code?: number }) => event.code,
      );
      const streamed = stream.next();
      const ended = performance.now();
      await end(client, person.id);
      await within5s(async () => (await client.request('{ viewer { id } }')).status === 401);
      expect(await closed).toBe(4401);
      expect((await streamed).value?.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      expect(performance.now() - ended).toBeLessThan(5000);
    },
    20_000,
  );

  test('loses what a lesser role may not do within 5 s, live too', async () => {
    const { person, client, socket } = await watching();
    const history = client.subscribe(
      'subscription { balanceChanged(accountId: "till") { history { edges { cursor } } } }',
    );
    expect((await history.next()).value.balanceChanged.history).toBeDefined();
    const create = () =>
      client.request(
        'mutation { createCategory(input: { idempotencyKey: "a", name: "a" }) { userErrors { code } } }',
      );
    expect((await create()).errors).toBeUndefined();
    const closed = Promise.all(
      [socket, history].map((events) =>
        events.next().then(
          () => undefined,
          (event: { code?: number }) => event.code,
        ),
      ),
    );
    await accepted(owner, 'changeRole', { userId: person.id, role: 'CASHIER' });
    const changed = performance.now();
    await within5s(async () => (await create()).errors !== undefined);
    expect(await closed).toEqual([4401, 4401]);
    expect(performance.now() - changed).toBeLessThan(5000);
    const again = await shop.signIn(person.credentials);
    expect((await again.query('{ viewer { role } }')).viewer.role).toBe('CASHIER');
  }, 20_000);
});
