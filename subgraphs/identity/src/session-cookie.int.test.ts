import { principalOf, shopPeople } from './testing/shop-people.ts';
import { type IdentityUnderTest, ownerAccount, startIdentity } from './testing/start-identity.ts';

let shop: IdentityUnderTest;
let people: ReturnType<typeof shopPeople>;

beforeAll(async () => {
  shop = await startIdentity(ownerAccount);
  people = shopPeople(shop);
});

afterAll(() => shop.stop());

const { ownerEmail, ownerPassword } = ownerAccount;

/** Signed in, with what the cookie holds. */
async function begin() {
  const { session, kept } = await people.signInByCookie(ownerEmail, ownerPassword);
  if (!session || !kept) throw new Error('No cookie keeps the session.');
  return { session, kept };
}

const signOut = 'mutation { signOut { userErrors { code } } }';

describe('a session in a cookie', () => {
  test('is kept whole, and its refresh token is answered to no script', async () => {
    const { session, kept } = await begin();
    expect(session).toMatchObject({ refreshToken: null, accessToken: kept.accessToken });
    expect(kept.expiresAt).toBe(session.refreshExpiresAt);
    expect(JSON.stringify(session)).not.toContain(kept.refreshToken);
  });

  test('goes on with the token that the cookie holds, and with the same successor for tabs that ask at once', async () => {
    const { kept } = await begin();
    const tabs = await Promise.all([1, 2, 3].map(() => people.refreshByCookie(kept.refreshToken)));
    const [next] = tabs.map((tab) => tab.kept?.refreshToken);
    expect(tabs.map((tab) => [tab.session?.refreshToken, tab.kept?.refreshToken])).toEqual(
      tabs.map(() => [null, next]),
    );
    expect(next).not.toBe(kept.refreshToken);
    shop.passTime(29_000);
    // A tab whose request was slow, and one that is ahead.
    expect((await people.refreshByCookie(kept.refreshToken)).kept?.refreshToken).toBe(next);
    expect((await people.refreshByCookie(next)).session).not.toBeNull();
  });

  test('survives answers that overtake each other', async () => {
    const { kept } = await begin();
    const late = await people.refreshByCookie(kept.refreshToken);
    const early = await people.refreshByCookie(late.kept?.refreshToken);
    shop.passTime(900_000);
    // The browser keeps what came last, whichever that was.
    for (const answer of [early, late]) {
      expect((await people.refreshByCookie(answer.kept?.refreshToken)).session).not.toBeNull();
    }
  });

  test('has another token each time that it is renewed, but for half a minute', async () => {
    const tokens = new Set<string | undefined>();
    let { kept: held } = await people.signInByCookie(ownerEmail, ownerPassword);
    for (let time = 0; time < 3; time += 1) {
      tokens.add(held?.refreshToken);
      ({ kept: held } = await people.refreshByCookie(held?.refreshToken));
      shop.passTime(31_000);
    }
    expect(tokens.size).toBe(3);
  });

  test('that was stolen ends when both use it, and leaves no cookie', async () => {
    const { session, kept } = await begin();
    const { kept: next } = await people.refreshByCookie(kept.refreshToken);
    shop.passTime(31_000);
    expect(await people.refreshByCookie(kept.refreshToken)).toMatchObject({
      session: null,
      kept: null,
      userErrors: [{ __typename: 'InvalidCredentials' }],
    });
    expect(await people.refreshByCookie(next?.refreshToken)).toMatchObject({ session: null, kept: null });
    const { sessionId } = principalOf(session.accessToken);
    expect(await shop.endingsOf(sessionId)).toEqual(['REFRESH_TOKEN_REUSED']);
  });

  test('ends with signOut, which leaves no cookie', async () => {
    const { session, kept } = await begin();
    const principal = principalOf(session.accessToken);
    expect(await shop.runInBrowser(signOut, {}, kept.refreshToken, principal)).toMatchObject({ kept: null });
    expect((await people.refreshByCookie(kept.refreshToken)).kept).toBeNull();
    expect(await shop.endingsOf(principal.sessionId)).toEqual(['SIGNED_OUT']);
  });

  test('is left alone by a token that is given, which goes on without a cookie', async () => {
    const { kept } = await begin();
    const { refreshToken } = await people.signIn(ownerEmail, ownerPassword);
    const answer = await people.refreshByCookie(kept.refreshToken, refreshToken);
    expect([typeof answer.session?.refreshToken, answer.kept]).toEqual(['string', undefined]);
  });

  test('is not begun where there are no cookies, nor by a wrong password', async () => {
    const query = `mutation ($input: SignInInput!) { signIn(input: $input) { session { expiresAt } userErrors { code path } } }`;
    const input = { email: ownerEmail, password: ownerPassword, transport: 'COOKIE' };
    expect(await shop.run(query, { input })).toEqual({
      signIn: { session: null, userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'transport'] }] },
    });
    expect(await people.signInByCookie(ownerEmail, 'wrong')).toMatchObject({
      session: null,
      kept: undefined,
    });
    expect(await people.refreshByCookie(undefined)).toMatchObject({
      kept: undefined,
      userErrors: [{ code: 'INVALID_INPUT', path: ['input', 'refreshToken'] }],
    });
  });
});
