import { decodeJwt } from 'jose';
import { newUser, type SignedIn, shopPeople } from './testing/shop-people.ts';
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

const credentialCount = async () => {
  const { rows } = await shop.database.query('SELECT count(*)::int AS count FROM identity.credentials');
  return rows[0].count;
};

describe('a password', () => {
  test('that a user changes ends their other sessions and keeps this one', async () => {
    const { email } = await people.createUser(owner.principal);
    const here = await people.signIn(email, newUser.password);
    const elsewhere = await people.signIn(email, newUser.password);
    const input = { currentPassword: newUser.password, newPassword: 'another password' };
    expect((await people.change('changePassword', input, here.principal)).userErrors).toEqual([]);
    expect((await people.refresh(elsewhere.refreshToken)).session).toBeNull();
    const { session } = await people.refresh(here.refreshToken);
    expect(decodeJwt(session?.accessToken ?? '')).toMatchObject({ av: 2 });
    expect((await people.askSignIn(email, newUser.password)).session).toBeNull();
    await people.signIn(email, 'another password');
  });

  test('is not changed by who does not know it, nor to one that is too short', async () => {
    const wrong = { currentPassword: 'wrong password', newPassword: 'another password' };
    expect((await people.change('changePassword', wrong, owner.principal)).userErrors).toMatchObject([
      { __typename: 'InvalidCredentials', path: ['input', 'currentPassword'] },
    ]);
    const short = { currentPassword: ownerAccount.ownerPassword, newPassword: 'short' };
    expect((await people.change('changePassword', short, owner.principal)).userErrors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', 'newPassword'] },
    ]);
  });

  test('is as slow to guess where it is changed as where one signs in', async () => {
    const { email } = await people.createUser(owner.principal);
    const { principal } = await people.signIn(email, newUser.password);
    const guess = { currentPassword: 'wrong password', newPassword: 'another password' };
    for (let guesses = 0; guesses < 8; guesses++) await people.change('changePassword', guess, principal);
    const started = performance.now();
    await people.change('changePassword', guess, principal);
    expect(performance.now() - started).toBeGreaterThan(790);
  }, 20_000);

  test('that is set ends all sessions, and is set once under a key', async () => {
    const { id, email } = await people.createUser(owner.principal);
    const { refreshToken } = await people.signIn(email, newUser.password);
    const input = { idempotencyKey: people.newKey(), userId: id };
    const set = (newPassword: string) =>
      people.change('setPassword', { ...input, newPassword }, owner.principal);
    const first = await set('first password');
    expect(await set('second password')).toEqual(first);
    expect((await people.refresh(refreshToken)).session).toBeNull();
    await people.signIn(email, 'first password');
    expect((await people.askSignIn(email, 'second password')).session).toBeNull();
  });

  test('of several that are set at once one counts, and no other hash is kept', async () => {
    const { id, email } = await people.createUser(owner.principal);
    const before = await credentialCount();
    const passwords = ['first password', 'second password', 'third password'];
    await Promise.all(
      passwords.map((newPassword) =>
        people.change('setPassword', { userId: id, newPassword }, owner.principal),
      ),
    );
    const answers = await Promise.all(passwords.map((password) => people.askSignIn(email, password)));
    expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
    expect(await credentialCount()).toBe(before);
  });

  test('counts at once in a process that knew the user before', async () => {
    const elsewhere = await startIdentity(ownerAccount, shop.servers);
    try {
      const { id, email } = await people.createUser(owner.principal);
      const peopleThere = shopPeople(elsewhere);
      const { refreshToken } = await peopleThere.signIn(email, newUser.password);
      await people.change('setPassword', { userId: id, newPassword: 'another password' }, owner.principal);
      expect((await peopleThere.refresh(refreshToken)).session).toBeNull();
      expect((await peopleThere.askSignIn(email, newUser.password)).session).toBeNull();
      await peopleThere.signIn(email, 'another password');
    } finally {
      await elsewhere.stop();
    }
  });

  test('leaves no hash behind when its user is refused', async () => {
    const before = await credentialCount();
    const email = ownerAccount.ownerEmail;
    expect((await people.askCreateUser(owner.principal, { email })).userErrors).toHaveLength(1);
    expect(await credentialCount()).toBe(before);
  });

  test('is nowhere in the database, and neither is a refresh token, a private key or, in the log, a name', async () => {
    const { id, email } = await people.createUser(owner.principal, { password: 'a secret password' });
    const { refreshToken } = await people.signIn(email, 'a secret password');
    await people.change(
      'setPassword',
      { userId: id, newPassword: 'another secret password' },
      owner.principal,
    );
    const written = await shop.allWritten();
    expect(written).toContain('UserCreated');
    expect(written).toContain('argon2id');
    for (const secret of ['secret password', refreshToken, 'PRIVATE KEY', email, newUser.displayName]) {
      expect(written).not.toContain(secret);
    }
  });
});
