import type { HistoryConnection, User, UserConnection } from './generated/schema.ts';
import { anonymous, newUser, type SignedIn, shopPeople } from './testing/shop-people.ts';
import { type IdentityUnderTest, ownerAccount, startIdentity } from './testing/start-identity.ts';

let shop: IdentityUnderTest;
let people: ReturnType<typeof shopPeople>;
let owner: SignedIn;

beforeAll(async () => {
  shop = await startIdentity(ownerAccount);
  people = shopPeople(shop);
  owner = await people.signIn(ownerAccount.ownerEmail, ownerAccount.ownerPassword);
});

afterAll(() => shop.stop());

describe('a user', () => {
  test('is created once under a key', async () => {
    const fields = { idempotencyKey: people.newKey(), email: people.newEmail() };
    const answers = await Promise.all([1, 2, 3].map(() => people.askCreateUser(owner.principal, fields)));
    expect(new Set(answers.map(({ user }) => user?.id)).size).toBe(1);
    expect(
      (await people.askCreateUser(owner.principal, { ...fields, role: 'MANAGER' })).userErrors,
    ).toMatchObject([{ __typename: 'IdempotencyKeyReused' }]);
  });

  test('has an e-mail address of their own, until they take another', async () => {
    const email = people.newEmail();
    const answers = await Promise.all(
      [email, email.toUpperCase()].map((address) =>
        people.askCreateUser(owner.principal, { email: address }),
      ),
    );
    const [created] = answers.flatMap(({ user }) => user ?? []);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([
      {
        __typename: 'AlreadyExists',
        code: 'ALREADY_EXISTS',
        path: ['input', 'email'],
        existingId: created?.id,
      },
    ]);
    const other = people.newEmail();
    await people.change('updateUser', { userId: created?.id, email: other }, owner.principal);
    await people.signIn(other, newUser.password);
    await people.createUser(owner.principal, { email });
  });

  test.each([
    ['email', 'not an address'],
    ['password', 'short'],
    ['password', 'x'.repeat(201)],
    ['displayName', ''],
    ['displayName', 'x'.repeat(10_000)],
    ['displayName', 'a\0b'],
    ['displayName', '\ud800'],
  ])('is not created with a wrong %s', async (field, value) => {
    const fields = { email: people.newEmail(), [field]: value };
    expect((await people.askCreateUser(owner.principal, fields)).userErrors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', field] },
    ]);
  });

  test('that was changed meanwhile is not changed by who expects the version before', async () => {
    const { id, version } = await people.createUser(owner.principal);
    const answers = await Promise.all(
      ['MANAGER', 'OWNER'].map((role) =>
        people.change('changeRole', { userId: id, role, expectedVersion: version }, owner.principal),
      ),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([
      { code: 'VERSION_MISMATCH', currentVersion: 2 },
    ]);
  });

  test('that is unknown is NotFound in payloads and null in queries', async () => {
    for (const mutation of ['updateUser', 'deactivateUser', 'reactivateUser']) {
      expect(
        (await people.change(mutation, { userId: 'unknown' }, owner.principal)).userErrors,
      ).toMatchObject([{ __typename: 'NotFound', path: ['input', 'userId'] }]);
    }
    expect(await shop.run('{ user(id: "unknown") { id } }', {}, owner.principal)).toEqual({ user: null });
  });

  test('is seen by themselves and by administrators; others see the name', async () => {
    const carl = await people.createUser(owner.principal);
    const { principal } = await people.signIn(carl.email, newUser.password);
    const representations = [owner.user.id, carl.id].map((id) => ({ __typename: 'User', id }));
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on User { displayName email role } } }`;
    const seenBy = (by: SignedIn['principal']) =>
      shop.run<{ _entities: readonly User[] }>(query, { representations }, by);
    const self = { displayName: newUser.displayName, email: carl.email, role: 'CASHIER' };
    expect((await seenBy(principal))._entities).toEqual([
      { displayName: 'Owner', email: null, role: null },
      self,
    ]);
    expect((await seenBy(owner.principal))._entities[1]).toEqual(self);
  });

  test('is the viewer of their own operations, and nobody is of those without a token', async () => {
    const query = '{ viewer { email } }';
    expect(await shop.run(query, {}, owner.principal)).toEqual({
      viewer: { email: ownerAccount.ownerEmail },
    });
    expect(await shop.run(query, {}, anonymous)).toEqual({ viewer: null });
  });

  test('is in the list once, page by page', async () => {
    const created = [await people.createUser(owner.principal), await people.createUser(owner.principal)];
    const ids: string[] = [];
    let after: string | null | undefined;
    do {
      const { users } = await shop.run<{ users: UserConnection }>(
        `query ($after: String) {
          users(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { after },
        owner.principal,
      );
      ids.push(...users.edges.map(({ node }) => node.id));
      after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe(owner.user.id);
    expect(ids.slice(-2)).toEqual(created.map(({ id }) => id));
  });

  test('has a history of what was done to them, newest first', async () => {
    const { id } = await people.createUser(owner.principal);
    await people.change('changeRole', { userId: id, role: 'MANAGER' }, owner.principal);
    await people.change('deactivateUser', { userId: id }, owner.principal);
    const { user } = await shop.run<{ user: { history: HistoryConnection } }>(
      'query ($id: ID!) { user(id: $id) { history { edges { node { type actorId actor { id displayName } } } } } }',
      { id },
      owner.principal,
    );
    expect(user.history.edges.map(({ node }) => node)).toEqual(
      ['UserDeactivated', 'RoleChanged', 'UserCreated'].map((type) => ({
        type,
        actorId: owner.user.id,
        actor: { id: owner.user.id, displayName: 'Owner' },
      })),
    );
  });

  test('has a history that tells the e-mail address only to who sees it, and no credential', async () => {
    const { id, email } = await people.createUser(owner.principal);
    const auditor = { ...owner.principal, id: 'auditor', scopes: new Set(['audit:read']) };
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on User { history { edges { node { data } } } } } }`;
    const toldTo = async (by: SignedIn['principal']) => {
      const representations = [{ __typename: 'User', id }];
      const { _entities } = await shop.run<{ _entities: readonly { readonly history: HistoryConnection }[] }>(
        query,
        { representations },
        by,
      );
      return _entities[0]?.history.edges[0]?.node.data;
    };
    const told = { userId: id, role: 'CASHIER', displayName: newUser.displayName };
    expect(await toldTo(auditor)).toEqual(told);
    expect(await toldTo(owner.principal)).toEqual({ ...told, email });
  });
});
