import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { scopesOf } from './domain/roles.ts';
import { newUser, shopPeople } from './testing/shop-people.ts';
import { type IdentityUnderTest, ownerAccount, startIdentity } from './testing/start-identity.ts';

let shop: IdentityUnderTest;
let people: ReturnType<typeof shopPeople>;

beforeAll(async () => {
  shop = await startIdentity(ownerAccount);
  people = shopPeople(shop);
});

afterAll(() => shop.stop());

const signInOwner = () => people.signIn(ownerAccount.ownerEmail, ownerAccount.ownerPassword);
const refused = {
  session: null,
  userErrors: [{ __typename: 'InvalidCredentials', code: 'INVALID_CREDENTIALS', path: null }],
};
const sessionIsOver = {
  session: null,
  userErrors: [
    { __typename: 'InvalidCredentials', code: 'INVALID_CREDENTIALS', path: ['input', 'refreshToken'] },
  ],
};

describe('signing in', () => {
  test('gives an access token with the role’s scopes, whatever the letter case of the address', async () => {
    const { accessToken, user, expiresAt } = await people.signIn(
      ` ${ownerAccount.ownerEmail.toUpperCase()}`,
      ownerAccount.ownerPassword,
    );
    expect(user).toMatchObject({ email: ownerAccount.ownerEmail, role: 'OWNER', scopes: scopesOf('OWNER') });
    const { payload } = await jwtVerify(accessToken, createLocalJWKSet(await shop.identity.jwks()));
    expect(payload).toMatchObject({ sub: user.id, av: 1, scope: scopesOf('OWNER').join(' ') });
    expect(new Date(expiresAt).getTime()).toBe((payload.exp ?? 0) * 1000);
  });

  test('answers an unknown address, a wrong password and an inactive user alike', async () => {
    const { principal } = await signInOwner();
    const { id, email } = await people.createUser(principal);
    await people.change('deactivateUser', { userId: id }, principal);
    expect(await people.askSignIn('nobody@example.com', newUser.password)).toEqual(refused);
    expect(await people.askSignIn('no address \0\ud800', newUser.password)).toEqual(refused);
    expect(await people.askSignIn(ownerAccount.ownerEmail, 'wrong password')).toEqual(refused);
    expect(await people.askSignIn(email, newUser.password)).toEqual(refused);
    await people.change('reactivateUser', { userId: id }, principal);
    await people.signIn(email, newUser.password);
  });

  test('names the field that cannot be what it should', async () => {
    const { userErrors } = await people.askSignIn(ownerAccount.ownerEmail, 'x'.repeat(100_000));
    expect(userErrors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'password'] }]);
  });
});

describe('a session', () => {
  test('is refreshed with the scopes that its user has now', async () => {
    const { principal } = await signInOwner();
    const { id, email } = await people.createUser(principal);
    const { refreshToken } = await people.signIn(email, newUser.password);
    await people.change('changeRole', { userId: id, role: 'MANAGER' }, principal);
    const { session } = await people.refresh(refreshToken);
    expect(decodeJwt(session?.accessToken ?? '')).toMatchObject({
      av: 2,
      scope: scopesOf('MANAGER').join(' '),
    });
    expect(session?.refreshToken).not.toBe(refreshToken);
    expect((await people.refresh(session?.refreshToken)).session).not.toBeNull();
  });

  test('ends when a refresh token is used again after 30 s, and its end is in the log', async () => {
    const { refreshToken, principal } = await signInOwner();
    const { session } = await people.refresh(refreshToken);
    shop.passTime(31_000);
    expect(await people.refresh(refreshToken)).toEqual(sessionIsOver);
    expect(await people.refresh(session?.refreshToken)).toEqual(sessionIsOver);
    expect(await shop.endingsOf(principal.sessionId)).toEqual(['REFRESH_TOKEN_REUSED']);
  });

  test('ends with signOut, once however often it is asked', async () => {
    const { refreshToken, principal } = await signInOwner();
    const signOut = () => shop.run<object>('mutation { signOut { userErrors { code } } }', {}, principal);
    await Promise.all([signOut(), signOut()]);
    expect(await signOut()).toEqual({ signOut: { userErrors: [] } });
    expect(await people.refresh(refreshToken)).toEqual(sessionIsOver);
    expect(await shop.endingsOf(principal.sessionId)).toEqual(['SIGNED_OUT']);
  });

  test('whose end a crash kept from the log is told of at the next start, once', async () => {
    const { principal } = await signInOwner();
    await shop.database.query("UPDATE identity.sessions SET end_reason = 'SIGNED_OUT' WHERE id = $1", [
      principal.sessionId,
    ]);
    expect(await shop.endingsOf(principal.sessionId)).toEqual([]);
    const started = await Promise.all([1, 2].map(() => startIdentity(ownerAccount, shop.servers)));
    for (const process of started) await process.stop();
    expect(await shop.endingsOf(principal.sessionId)).toEqual(['SIGNED_OUT']);
  });

  test('goes on with no other token than its own', async () => {
    expect((await people.refresh(null)).userErrors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', 'refreshToken'] },
    ]);
    expect(await people.refresh('forged \0')).toEqual(sessionIsOver);
  });

  test('ends when its user is deactivated, and stays so when they are active again', async () => {
    const { principal } = await signInOwner();
    const { id, email } = await people.createUser(principal);
    const { refreshToken } = await people.signIn(email, newUser.password);
    await people.change('deactivateUser', { userId: id }, principal);
    expect(await people.refresh(refreshToken)).toEqual(sessionIsOver);
    await people.change('reactivateUser', { userId: id }, principal);
    expect(await people.refresh(refreshToken)).toEqual(sessionIsOver);
  });
});
