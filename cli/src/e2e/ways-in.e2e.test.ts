import { product, sell } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { accepted, mutate } from '../testing/mutate.ts';
import { pageClient } from '../testing/page-client.ts';
import { owner as ownerAccount, startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false' });
  owner = await shop.signIn();
}, 120_000);
afterAll(() => shop.remove());

const statusOf = async (client: GraphClient): Promise<number> =>
  (await client.request('{ viewer { id } }')).status;

async function within5s(what: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error('It took longer than 5 s.');
  }
}

/** A subscription that has told something: `closed` with the code of its socket's end. */
async function begun(events: AsyncIterableIterator<Data>): Promise<{ readonly closed: Promise<unknown> }> {
  expect((await events.next()).done).toBe(false);
  const closed = events.next().then(
    () => undefined,
    (event: { code?: number }) => event.code,
  );
  return { closed };
}

test('an owner employs somebody, changes what they may do and how they sign in, and lets them go', async () => {
  const [before, after] = [
    { email: 'maria@example.com', password: 'first password' },
    { email: 'maria.weber@example.com', password: 'second password' },
  ];
  const fields = 'user { id displayName email role active }';
  const { user } = await accepted(
    owner,
    'createUser',
    { ...before, displayName: 'Maria', role: 'CASHIER' },
    fields,
  );
  const userId = user.id;
  const cashier = await shop.signIn(before);
  expect((await cashier.query('{ viewer { role scopes } }')).viewer).toMatchObject({ role: 'CASHIER' });

  await accepted(owner, 'changeRole', { userId, role: 'MANAGER' });
  const update = { userId, displayName: 'Maria Weber', email: after.email };
  expect((await accepted(owner, 'updateUser', update, fields)).user).toMatchObject({
    displayName: 'Maria Weber',
    role: 'MANAGER',
  });
  const manager = await shop.signIn({ ...before, email: after.email });
  expect((await manager.query('{ viewer { scopes } }')).viewer.scopes).toContain('orders:refund');
  await expect(shop.signIn(before)).rejects.toThrow();

  await accepted(owner, 'setPassword', { userId, newPassword: after.password });
  await within5s(async () => (await statusOf(manager)) === 401);
  const again = await shop.signIn(after);

  await accepted(owner, 'deactivateUser', { userId });
  await within5s(async () => (await statusOf(again)) === 401);
  await expect(shop.signIn(after)).rejects.toThrow();
  const { users } = await owner.query('{ users { edges { node { id active } } } }');
  expect(users.edges).toContainEqual({ node: { id: userId, active: false } });
  await accepted(owner, 'reactivateUser', { userId });
  await shop.signIn(after);
});

test('the last owner stays one', async () => {
  const { viewer } = await owner.query('{ viewer { id } }');
  const refused = [{ __typename: 'Conflict', code: 'STATE_NOT_ALLOWED', path: ['input', 'userId'] }];
  for (const [mutation, input] of [
    ['deactivateUser', {}],
    ['changeRole', { role: 'MANAGER' }],
  ] as const) {
    const { userErrors } = await mutate(owner, mutation, { userId: viewer.id, ...input });
    expect(userErrors).toMatchObject(refused);
  }
});

test('a machine sells with its API key, and no longer than until that is revoked', async () => {
  const productId = await product(owner, { sku: 'TEA', price: '5', pieces: 5 });
  const { apiKey, secret } = await accepted(
    owner,
    'createApiKey',
    { name: 'Web shop', scopes: ['orders:read', 'orders:write', 'accounts:read'] },
    'apiKey { id scopes lastUsedAt } secret',
  );
  const machine = shop.client(secret);
  const order = await sell(machine, {
    lines: [{ productId, quantity: 1 }],
    payments: [{ method: 'CARD' }],
  });
  expect(order.status).toBe('COMPLETED');
  const { order: told } = await owner.query(
    'query ($id: ID!) { order(id: $id) { cashier { id } history(first: 1) { edges { node { actorId actor { displayName } } } } } }',
    { id: order.id },
  );
  expect(told).toEqual({
    cashier: null,
    history: { edges: [{ node: { actorId: apiKey.id, actor: null } }] },
  });

  const denied = await machine.request(
    '{ users { edges { cursor } } reports: apiKeys { edges { cursor } } }',
  );
  expect(denied.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  const { apiKeys } = await owner.query('{ apiKeys { edges { node { id lastUsedAt revokedAt } } } }');
  expect(apiKeys.edges).toEqual([
    { node: { id: apiKey.id, lastUsedAt: expect.stringContaining('T'), revokedAt: null } },
  ]);

  const live = await begun(
    machine.subscribe(`subscription { orderChanged(orderId: "${order.id}") { status } }`),
  );
  await accepted(owner, 'revokeApiKey', { apiKeyId: apiKey.id });
  const revoked = performance.now();
  await within5s(async () => (await statusOf(machine)) === 401);
  expect(await live.closed).toBe(4401);
  expect(performance.now() - revoked).toBeLessThan(5000);
  expect(await statusOf(shop.client('tgk_0123'))).toBe(401);
}, 20_000);

describe('a page that holds no token', () => {
  const signIn = `mutation ($input: SignInInput!) {
    signIn(input: $input) { session { refreshToken user { email } } userErrors { code } }
  }`;
  const refresh = 'mutation { refreshSession(input: {}) { session { refreshToken } userErrors { code } } }';
  const viewer = '{ viewer { email } }';

  async function signedIn() {
    const page = pageClient(shop.address());
    const { data } = await page.request(signIn, { input: { ...ownerAccount, transport: 'COOKIE' } });
    expect(data.signIn).toEqual({
      session: { refreshToken: null, user: { email: ownerAccount.email } },
      userErrors: [],
    });
    return page;
  }

  test('works with the browser’s cookies, which its scripts cannot read', async () => {
    const page = await signedIn();
    expect(page.cookies().size).toBe(2);
    for (const { attributes } of page.cookies().values()) {
      expect(attributes).toMatch(/Max-Age=\d{7}; .*HttpOnly; SameSite=Strict/);
    }
    expect((await page.request(viewer)).data).toEqual({ viewer: { email: ownerAccount.email } });
    const live = page.subscribe('subscription { balanceChanged(accountId: "till") { id } }');
    expect((await live.next()).value.data).toEqual({ balanceChanged: { id: 'till' } });
    await live.return?.();
  });

  test('goes on by a new session cookie in all its tabs at once, and is out after signing out', async () => {
    const page = await signedIn();
    const held = [...page.cookies()];
    const answers = await Promise.all([1, 2, 3].map(() => page.request(refresh)));
    expect(answers.map(({ data }) => data.refreshSession)).toEqual(
      answers.map(() => ({ session: { refreshToken: null }, userErrors: [] })),
    );
    expect([...page.cookies()]).not.toEqual(held);
    const live = await begun(page.subscribe('subscription { balanceChanged(accountId: "till") { id } }'));
    expect((await page.request('mutation { signOut { userErrors { code } } }')).errors).toBeUndefined();
    expect(page.cookies().size).toBe(0);
    expect(await live.closed).toBe(4401);
    expect((await page.request(viewer)).data).toEqual({ viewer: null });
  });

  test('of another origin may use no cookie', async () => {
    const page = await signedIn();
    const cookie = [...page.cookies()].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${shop.address()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:1', cookie },
      body: JSON.stringify({ query: viewer }),
    });
    expect([response.status, await response.json()]).toMatchObject([
      403,
      { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    ]);
  });
});
