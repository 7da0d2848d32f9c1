import { randomUUID } from 'node:crypto';
import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isObjectType,
} from 'graphql';
import { type BadValue, badValuesOf, withValue } from '../testing/bad-values.ts';
import { account, customer, product, sell, usd } from '../testing/furnish.ts';
import type { Answer, GraphClient } from '../testing/graph-client.ts';
import { accepted } from '../testing/mutate.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let schema: GraphQLSchema;
/** An input for each mutation that is right, so that what is wrong is one value alone. */
let inputs: Readonly<Record<string, () => object>>;
/** Arguments for each field that asks for some. */
let known: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false', RATE_LIMIT: '1000000', REFERENCE_WAIT_MS: '300' });
  owner = await shop.signIn();
  schema = buildClientSchema(await owner.query(getIntrospectionQuery()));
  const [productId, customerId, accountId, otherId, drawerId] = await Promise.all([
    product(owner, { sku: 'TEA', price: '5', pieces: 10_000 }),
    customer(owner, 'Ada'),
    account(owner, { code: 'one', balance: '1000' }),
    account(owner, { code: 'two' }),
    account(owner, { code: 'drawer', kind: 'TILL' }),
  ]);
  const { category } = await accepted(owner, 'createCategory', { name: 'Teas' }, 'category { id }');
  const person = {
    email: 'carla@example.com',
    displayName: 'Carla',
    password: 'carla-password',
    role: 'CASHIER',
  };
  const { user } = await accepted(owner, 'createUser', person, 'user { id }');
  const income = { accountId, amount: usd('1'), description: 'Income' };
  const { transaction } = await accepted(owner, 'recordIncome', income, 'transaction { id }');
  const key = { name: 'Web shop', scopes: ['orders:read'] };
  const { apiKey } = await accepted(owner, 'createApiKey', key, 'apiKey { id }');
  const opening = { accountId: 'till', counted: usd('0') };
  const { tillSession } = await accepted(owner, 'openTill', opening, 'tillSession { id }');
  const order = await sell(owner, {
    fulfilmentMethod: 'DELIVERY',
    lines: [{ productId, quantity: 1 }],
    payments: [{ method: 'CARD' }],
  });
  const { order: sold } = await accepted(
    owner,
    'placeOrder',
    { lines: [{ productId, quantity: 1 }], payments: [{ method: 'CASH' }], awaitOutcomeMs: 10_000 },
    'order { id lines { id } }',
  );
  const [categoryId, userId, transactionId, orderId] = [category.id, user.id, transaction.id, order.id];
  known = { id: productId, number: order.number, sku: 'TEA', barcode: '1', code: 'one', accountId, orderId };
  const amount = usd('1');
  const tillSessionId = tillSession.id;
  inputs = {
    updateShop: () => ({ name: 'Shop', address: { lines: ['1 Main St'] } }),
    createCategory: () => ({ name: randomUUID() }),
    renameCategory: () => ({ categoryId, name: randomUUID() }),
    archiveCategory: () => ({ categoryId }),
    createProduct: () => ({ sku: randomUUID(), name: 'New', price: amount }),
    updateProduct: () => ({ productId, name: randomUUID() }),
    changePrice: () => ({ productId, price: amount }),
    archiveProduct: () => ({ productId }),
    restoreProduct: () => ({ productId }),
    receiveStock: () => ({ productId, quantity: 1 }),
    adjustStock: () => ({ productId, delta: 1, reason: 'COUNT' }),
    setLowStockThreshold: () => ({ productId, threshold: 1 }),
    registerCustomer: () => ({ name: 'New', address: { lines: ['1 Main St'] } }),
    updateCustomer: () => ({ customerId, name: randomUUID() }),
    deactivateCustomer: () => ({ customerId }),
    reactivateCustomer: () => ({ customerId }),
    eraseCustomer: () => ({ customerId }),
    openAccount: () => ({ code: randomUUID(), name: 'New', currencyCode: 'USD' }),
    updateAccount: () => ({ accountId, name: randomUUID() }),
    closeAccount: () => ({ accountId: otherId }),
    recordIncome: () => income,
    recordExpense: () => income,
    transfer: () => ({ fromAccountId: accountId, toAccountId: otherId, amount, description: 'Transfer' }),
    depositToAccount: () => ({ accountId, amount }),
    openTill: () => ({ accountId: drawerId, counted: amount }),
    moveCash: () => ({ tillSessionId, direction: 'INCOME', amount, reason: 'Change' }),
    closeTill: () => ({ tillSessionId, counted: amount }),
    reverseTransaction: () => ({ transactionId, reason: 'Wrong' }),
    placeOrder: () => ({ lines: [{ productId, quantity: 1 }], payments: [{ method: 'CASH' }] }),
    cancelOrder: () => ({ orderId }),
    shipOrder: () => ({ orderId }),
    refundOrder: () => ({
      orderId: sold.id,
      lines: [{ lineId: sold.lines[0].id, quantity: 1 }],
      reason: 'Broken',
    }),
    signIn: () => ({ email: 'nobody@example.com', password: 'nobody-password' }),
    refreshSession: () => ({ refreshToken: 'none' }),
    changePassword: () => ({ currentPassword: 'owner-password', newPassword: 'owner-password' }),
    createUser: () => ({ ...person, email: `${randomUUID()}@example.com` }),
    updateUser: () => ({ userId, displayName: randomUUID() }),
    changeRole: () => ({ userId, role: 'MANAGER' }),
    setPassword: () => ({ userId, newPassword: 'other-password' }),
    deactivateUser: () => ({ userId }),
    reactivateUser: () => ({ userId }),
    createApiKey: () => key,
    revokeApiKey: () => ({ apiKeyId: apiKey.id }),
  };
}, 120_000);

/** Codes of errors that a client's mistake leads to. */
const mistakes = ['BAD_USER_INPUT', 'NOT_FOUND'];

const show = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}… (${text.length})` : text;
};

/** Some at once, all in the end. */
async function each<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += 32) {
    results.push(...(await Promise.all(items.slice(at, at + 32).map(run))));
  }
  return results;
}

test('whatever is wrong in a mutation’s input is refused where it is wrong, and nothing else', async () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
    ({ args }) => args.length > 0,
  );
  expect(mutations.map(({ name }) => name).sort()).toEqual(Object.keys(inputs).sort());
  const cases = mutations.flatMap((mutation) => {
    const [argument] = mutation.args;
    if (!argument) return [];
    return badValuesOf(schema, argument.type, ['input']).map((bad) => ({ mutation, bad }));
  });
  const wrong = await each(cases, async ({ mutation, bad }) => {
    const type = mutation.args[0]?.type;
    const input = withKey(schema, mutation, inputs[mutation.name]?.() ?? {});
    const answer = await owner.request(
      `mutation ($input: ${type}) { ${mutation.name}(input: $input) { userErrors { code message path } } }`,
      withValue({ input }, bad.path, bad.value) as Record<string, unknown>,
    );
    const complaint = complaintAbout(answer, mutation.name, bad);
    return complaint ? [`${mutation.name} ${bad.path.join('.')} = ${show(bad.value)}: ${complaint}`] : [];
  });
  expect(wrong.flat()).toEqual([]);
}, 120_000);

function withKey(from: GraphQLSchema, { args }: GraphQLField<unknown, unknown>, input: object): object {
  const type = from.getType(String(args[0]?.type).replace('!', ''));
  const hasKey = type && 'getFields' in type && 'idempotencyKey' in type.getFields();
  return hasKey ? { idempotencyKey: randomUUID(), ...input } : input;
}

function complaintAbout(
  { status, data, errors }: Answer,
  mutation: string,
  { path, value }: BadValue,
): string | undefined {
  if (errors) return codedComplaint(status, errors);
  const { userErrors } = data[mutation];
  // Which payments are taken is decided later; and who signs in is not told what is wrong.
  if (path.join('.') === 'input.payments.0.accountId' && value === 'nobody') return undefined;
  if (userErrors.length === 0) return 'accepted';
  const place = path.slice(0, 2).join('.');
  const named = userErrors.some(({ code, path: refused }: { code: string; path: string[] | null }) =>
    refused ? refused.join('.').startsWith(place) : code === 'INVALID_CREDENTIALS',
  );
  return named ? undefined : `refused elsewhere: ${JSON.stringify(userErrors)}`;
}

function codedComplaint(status: number, errors: NonNullable<Answer['errors']>): string | undefined {
  const coded = errors.every(({ extensions }) => mistakes.includes(String(extensions?.code)));
  return coded ? undefined : `${status} ${JSON.stringify(errors)}`;
}

const product_ = (id: unknown) => ({
  lines: [{ productId: id, quantity: 1 }],
  payments: [{ method: 'CASH' }],
});

/** What is well formed, and yet cannot be meant: mutation, path, value. */
const unmeant: readonly (readonly [string, string, unknown, string?])[] = [
  ...['0', '-1', '1.001', '1000000000000000000'].flatMap((amount) => [
    ['recordIncome', 'input.amount.amount', amount] as const,
    ['recordExpense', 'input.amount.amount', amount] as const,
    ['transfer', 'input.amount.amount', amount] as const,
    ['depositToAccount', 'input.amount.amount', amount] as const,
    ['moveCash', 'input.amount.amount', amount] as const,
  ]),
  ...['EUR', 'usd', 'XYZ', ''].flatMap((currency) => [
    ['recordIncome', 'input.amount.currencyCode', currency] as const,
    ['transfer', 'input.amount.currencyCode', currency] as const,
    ['depositToAccount', 'input.amount.currencyCode', currency] as const,
    ['moveCash', 'input.amount.currencyCode', currency] as const,
    ['openTill', 'input.counted.currencyCode', currency] as const,
    ['closeTill', 'input.counted.currencyCode', currency] as const,
    ['changePrice', 'input.price.currencyCode', currency] as const,
    ['createProduct', 'input.price.currencyCode', currency] as const,
    ['placeOrder', 'input.expectedTotal', { amount: '1', currencyCode: currency }] as const,
    [
      'placeOrder',
      'input.payments',
      [{ method: 'CASH', amount: { amount: '5', currencyCode: currency } }],
    ] as const,
  ]),
  ['changePrice', 'input.price.amount', '-0.01'],
  ['openTill', 'input.counted.amount', '-0.01'],
  ['closeTill', 'input.counted.amount', '-0.01'],
  ['changePrice', 'input.price.amount', '0.001'],
  ['createProduct', 'input.taxRate', '-0.1'],
  ['createProduct', 'input.taxRate', '1000'],
  ['createProduct', 'input.barcodes', ['1', '1']],
  ['createProduct', 'input.name', ''],
  ['createProduct', 'input.name', '   '],
  ['createProduct', 'input.sku', ''],
  ['registerCustomer', 'input.name', ''],
  ['registerCustomer', 'input.email', 'nobody'],
  ['openAccount', 'input.code', ''],
  ['openAccount', 'input.overdraftLimit', '-1'],
  ['openAccount', 'input.kind', 'CUSTOMER', 'input.customerId'],
  ['recordIncome', 'input.occurredAt', '2999-01-01T00:00:00Z'],
  ['receiveStock', 'input.quantity', 0],
  ['receiveStock', 'input.quantity', -1],
  ['receiveStock', 'input.unitCost', { amount: '-1', currencyCode: 'USD' }],
  ['adjustStock', 'input.delta', -1_000_000],
  ['setLowStockThreshold', 'input.threshold', -1],
  ['placeOrder', 'input.lines', []],
  ['placeOrder', 'input.lines', Array.from({ length: 5000 }, () => ({ productId: 'nobody', quantity: 1 }))],
  ['placeOrder', 'input.lines.0.quantity', 0],
  ['placeOrder', 'input.lines.0.quantity', -1],
  ['placeOrder', 'input.payments', []],
  ['placeOrder', 'input.payments', [{ method: 'ACCOUNT' }]],
  ['placeOrder', 'input.payments', [{ method: 'CASH' }, { method: 'CARD' }]],
  ['placeOrder', 'input.payments', [{ method: 'CASH', amount: { amount: '0', currencyCode: 'USD' } }]],
  ['placeOrder', 'input.payments', [{ method: 'CASH', amount: { amount: '-5', currencyCode: 'USD' } }]],
  ['placeOrder', 'input.payments', [{ method: 'CASH', tendered: { amount: '1', currencyCode: 'USD' } }]],
  ['placeOrder', 'input.payments', [{ method: 'CARD', tendered: { amount: '9', currencyCode: 'USD' } }]],
  ['placeOrder', 'input.awaitOutcomeMs', 10_001],
  ['placeOrder', 'input.deliveryAddress', { lines: ['1 Main St'] }],
  ['createUser', 'input.email', 'nobody'],
  ['createUser', 'input.password', 'short'],
  ['setPassword', 'input.newPassword', ''],
  ['createApiKey', 'input.name', ' '],
  ['createApiKey', 'input.scopes', []],
  ['createApiKey', 'input.scopes', ['orders:read', 'orders:all']],
  ['createApiKey', 'input.expiresAt', '2020-01-01T00:00:00Z'],
  ...['createCategory', 'recordIncome', 'placeOrder'].flatMap((mutation) => [
    [mutation, 'input.idempotencyKey', ''] as const,
    [mutation, 'input.idempotencyKey', 'x'.repeat(201)] as const,
  ]),
  ['changePrice', 'input.expectedVersion', 999_999],
  ['closeTill', 'input.expectedVersion', 999_999],
];

test('what is well formed but cannot be meant is refused where it is wrong', async () => {
  const wrong = await each(unmeant, async ([mutation, path, value, place = path]) => {
    const field = schema.getMutationType()?.getFields()[mutation];
    if (!field) throw new Error(`There is no mutation ${mutation}.`);
    const input = withKey(schema, field, inputs[mutation]?.() ?? {});
    const answer = await owner.request(
      `mutation ($input: ${field.args[0]?.type}) { ${mutation}(input: $input) { userErrors { code message path } } }`,
      withValue({ input }, path.split('.'), value) as Record<string, unknown>,
    );
    const errors: { path: string[] | null }[] = answer.data?.[mutation]?.userErrors ?? [];
    const named = errors.some((error) => error.path?.join('.').startsWith(place));
    return named ? [] : [`${mutation} ${path} = ${show(value)}: ${show(answer)}`];
  });
  expect(wrong.flat()).toEqual([]);
});

test('an order of 5,000 lines that all exist is refused as one that is too long', async () => {
  const lines = Array.from({ length: 5000 }, () => product_(known.id).lines[0]);
  const input = { idempotencyKey: randomUUID(), lines, payments: [{ method: 'CASH' }] };
  const { data } = await owner.request(
    'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { code path } } }',
    { input },
  );
  expect(data.placeOrder).toEqual({
    order: null,
    userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'lines'] }],
  });
});

/** How each entity is come by. */
const doors: Readonly<Record<string, string>> = {
  Account: 'account(id: "till")',
  TillSession: 'tillSession(id: "till-shift-1")',
  Customer: 'customers(first: 1) { edges { node',
  Category: 'categories(first: 1) { edges { node',
  Product: 'productBySku(sku: "TEA")',
  Order: 'orders(first: 1) { edges { node',
  User: 'viewer',
  Shop: 'shop',
};

function fieldsWithArguments() {
  return [['Query', ''] as const, ...Object.entries(doors)].flatMap(([typeName, door]) => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`There is no type ${typeName}.`);
    return Object.values(type.getFields())
      .filter(({ args }) => args.length > 0)
      .map((field) => ({ field, door }));
  });
}

const wanted: Readonly<Record<string, unknown>> = {
  at: '2026-01-01T00:00:00Z',
  from: '2026-01-01T00:00:00Z',
  to: '2026-02-01T00:00:00Z',
};

/** Beyond their types. */
const worseByName: Readonly<Record<string, readonly unknown[]>> = {
  first: [-1, 1001, 2 ** 31 - 1],
  after: [
    '',
    'x',
    'bm9uZQ',
    Buffer.from('[]').toString('base64url'),
    Buffer.from('["name ascending",1,2,3]').toString('base64url'),
    Buffer.from('{"a":'.repeat(5000)).toString('base64url'),
  ],
};

test('whatever is wrong in a query’s arguments is told with a code and the field’s path, and unknown ids are null', async () => {
  const cases = fieldsWithArguments().flatMap(({ field, door }) =>
    field.args.flatMap((argument) => [
      ...badValuesOf(schema, argument.type, [argument.name]).map((bad) => ({ field, door, bad })),
      ...(worseByName[argument.name] ?? []).map((value) => ({
        field,
        door,
        bad: { path: [argument.name], value },
      })),
    ]),
  );
  const wrong = await each(cases, async ({ field, door, bad }) => {
    const given = field.args.filter(({ name }) => name === bad.path[0] || name in wanted || name in known);
    const variables = Object.fromEntries(given.map(({ name }) => [name, wanted[name] ?? known[name]]));
    const named = getNamedType(field.type);
    const selection = `${field.name}(${given.map(({ name }) => `${name}: $${name}`).join(', ')}) ${isObjectType(named) ? '{ __typename }' : ''}`;
    const query = `query (${given.map(({ name, type }) => `$${name}: ${type}`).join(', ')}) { ${door && `${door} {`} ${selection} ${'}'.repeat(door.split('{').length - (door ? 0 : 1))} }`;
    const answer = await owner.request(
      query,
      withValue(variables, bad.path, bad.value) as Record<string, unknown>,
    );
    const complaint = queryComplaint(answer, bad);
    return complaint
      ? [`${door} ${field.name} ${bad.path.join('.')} = ${show(bad.value)}: ${complaint}`]
      : [];
  });
  expect(wrong.flat()).toEqual([]);
  expect(cases.length).toBeGreaterThan(300);
}, 60_000);

/** Texts and ids may be unknown; nothing else that is wrong has an answer. */
const mayBeUnknown =
  /^(id|sku|barcode|number|code|filter\.(search|accountId|customerId|cashierId|categoryIds\.0|category))$/;

function queryComplaint({ status, data, errors }: Answer, { path, value }: BadValue): string | undefined {
  if (errors) {
    const located = data === undefined || errors.every(({ path: at }) => at && at.length > 0);
    return (
      codedComplaint(status, errors) ?? (located ? undefined : `without its path: ${JSON.stringify(errors)}`)
    );
  }
  const isUnknown = mayBeUnknown.test(path.join('.')) && typeof value === 'string';
  return isUnknown ? undefined : `answered ${JSON.stringify(data)}`;
}

test('a wrong value that is written into the operation is told where it stands', async () => {
  for (const at of ['{}', '"yesterday"', '1', '[]', 'NOW']) {
    const answer = await owner.request(
      `{ accountByCode(code: "one") { code balanceAt(at: ${at}) { amount } } }`,
    );
    expect(answer).toMatchObject({
      data: { accountByCode: null },
      errors: [{ path: ['accountByCode', 'balanceAt'], extensions: { code: 'BAD_USER_INPUT' } }],
    });
  }
});

test('a malformed consistency token is refused', async () => {
  const query = '{ products { totalCount } }';
  for (const token of ['none', '....', 'bm9uZQ', `${'x'.repeat(5000)}`]) {
    const answer = await owner.request(query, {}, { 'consistency-token': token });
    expect(answer.errors).toMatchObject([{ path: ['products'], extensions: { code: 'BAD_USER_INPUT' } }]);
  }
});

describe('a subscription', () => {
  const refused = (query: string, variables: object = {}) =>
    expect(
      owner
        .subscribe(query, { ...variables })
        .next()
        .catch((error) => JSON.stringify(Array.isArray(error) ? error : String(error))),
    ).resolves;

  const malformed = [
    ['empty', ''],
    ['no JSON', 'bm9uZQ'],
    ['half a character', '\ud800'],
    ['with a NUL', 'a\0'],
    ['far too long', 'x'.repeat(10_000)],
  ] as const;

  test.each(malformed)('with a cursor that is %s is refused', async (_what, after) => {
    await refused('subscription ($after: String) { productsChanged(after: $after) { cursor } }', {
      after,
    }).toMatch('BAD_USER_INPUT');
    await refused('subscription ($after: String) { ordersChanged(after: $after) { cursor } }', {
      after,
    }).toMatch('BAD_USER_INPUT');
    await refused('subscription ($after: String) { stockChanged(after: $after) { cursor } }', {
      after,
    }).toMatch('BAD_USER_INPUT');
  });

  test('with a wrong filter, too many ids or a wrong version is refused', async () => {
    const orders = 'subscription ($filter: OrderFilter) { ordersChanged(filter: $filter) { cursor } }';
    await refused(orders, { filter: { placedFrom: 'yesterday' } }).toMatch('BAD_USER_INPUT');
    await refused(orders, { filter: { status: ['NONE'] } }).toMatch('BAD_USER_INPUT');
    const stocks = 'subscription ($ids: [ID!]) { stockChanged(productIds: $ids) { cursor } }';
    const productIds = Array.from({ length: 1001 }, (_, index) => String(index));
    await refused(stocks, { ids: productIds }).toMatch('BAD_USER_INPUT');
    await refused('subscription ($v: Int) { orderChanged(orderId: "1", afterVersion: $v) { id } }', {
      v: 1.5,
    }).toMatch('BAD_USER_INPUT');
  });

  test.each(malformed.filter(([what]) => what !== 'no JSON'))(
    'to an id that is %s is refused',
    async (_what, id) => {
      await refused('subscription ($id: ID!) { balanceChanged(accountId: $id) { id } }', { id }).toMatch(
        /NOT_FOUND|BAD_USER_INPUT/,
      );
      await refused('subscription ($id: ID!) { orderChanged(orderId: $id) { id } }', { id }).toMatch(
        /NOT_FOUND|BAD_USER_INPUT/,
      );
    },
    30_000,
  );
});

afterAll(async () => {
  // Whatever was sent: the program is well, and nothing was a fault of its own.
  const output = shop.program().output();
  await shop.remove();
  expect(output).not.toMatch(/"level":(50|60)/);
});
