import type { KeptSession } from '@tillgraph/platform/session-cookie';
import type { Principal } from '@tillgraph/platform/subgraph';
import { decodeJwt } from 'jose';
import type { Session, SignInPayload, User, UserPayload } from '../generated/schema.ts';
import type { IdentityUnderTest } from './start-identity.ts';

export const anonymous: Principal = { kind: 'anonymous' };

export type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** A signed-in user, as the gateway would see them. */
export interface SignedIn extends Session {
  readonly refreshToken: string;
  readonly principal: UserPrincipal;
}

/** With what the browser is to keep from now on. */
export interface KeptAnswer extends SignInPayload {
  readonly kept: KeptSession | null | undefined;
}

/** The mutations of the tests: each as a call that answers its payload. */
export function shopPeople(shop: IdentityUnderTest) {
  let count = 0;

  const people = {
    newEmail: () => `person-${++count}@example.com`,
    newKey: () => `key-${++count}`,

    async askSignIn(email: string, password: string): Promise<SignInPayload> {
      const data = await shop.run<{ signIn: SignInPayload }>(
        `mutation ($input: SignInInput!) { signIn(input: $input) { ${sessionFields} } }`,
        { input: { email, password } },
      );
      return data.signIn;
    },

    /** In a browser, whose cookie keeps the session. */
    async signInByCookie(email: string, password: string): Promise<KeptAnswer> {
      const { data, kept } = await shop.runInBrowser<{ signIn: SignInPayload }>(
        `mutation ($input: SignInInput!) { signIn(input: $input) { ${sessionFields} } }`,
        { input: { email, password, transport: 'COOKIE' } },
        undefined,
      );
      return { ...data.signIn, kept };
    },

    async refreshByCookie(held: string | undefined, given?: string): Promise<KeptAnswer> {
      const { data, kept } = await shop.runInBrowser<{ refreshSession: SignInPayload }>(
        `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${sessionFields} } }`,
        { input: { refreshToken: given } },
        held,
      );
      return { ...data.refreshSession, kept };
    },

    async signIn(email: string, password: string): Promise<SignedIn> {
      const { session, userErrors } = await people.askSignIn(email, password);
      if (!session?.refreshToken) throw new Error(`Not signed in: ${JSON.stringify(userErrors)}`);
      const { refreshToken } = session;
      return { ...session, refreshToken, principal: principalOf(session.accessToken) };
    },

    async refresh(refreshToken: string | null | undefined): Promise<SignInPayload> {
      const data = await shop.run<{ refreshSession: SignInPayload }>(
        `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${sessionFields} } }`,
        { input: { refreshToken } },
      );
      return data.refreshSession;
    },

    /** One of the mutations that answer a UserPayload. */
    async change(mutation: string, input: object, principal: Principal): Promise<UserPayload> {
      const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const data = await shop.run<Record<string, UserPayload>>(
        `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${userFields} } }`,
        { input },
        principal,
      );
      return data[mutation] ?? { userErrors: [] };
    },

    askCreateUser: (principal: Principal, fields: object = {}): Promise<UserPayload> =>
      people.change('createUser', { ...newUser, idempotencyKey: people.newKey(), ...fields }, principal),

    /** A cashier, when nothing else is said. */
    async createUser(principal: Principal, fields: object = {}): Promise<User & { readonly email: string }> {
      const email = people.newEmail();
      const { user, userErrors } = await people.askCreateUser(principal, { email, ...fields });
      if (!user?.email) throw new Error(`Not created: ${JSON.stringify(userErrors)}`);
      return { ...user, email: user.email };
    },
  };
  return people;
}

export const newUser = { displayName: 'Carl', password: 'carls password', role: 'CASHIER' } as const;

const errorFields = `userErrors {
  __typename code path ... on Conflict { currentVersion } ... on AlreadyExists { existingId } }`;
const sessionFields = `session { accessToken refreshToken expiresAt refreshExpiresAt
  user { id email role scopes } } ${errorFields}`;
const userFields = `user { id displayName email role active version } ${errorFields}`;

export function principalOf(accessToken: string): UserPrincipal {
  const { sub = '', sid, scope } = decodeJwt<{ sid: string; scope: string }>(accessToken);
  return { kind: 'user', id: sub, sessionId: sid, scopes: new Set(scope.split(' ')) };
}
