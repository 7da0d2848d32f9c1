import { Client, type CombinedError, fetchExchange } from '@urql/core';
import {
  type CashierFragment,
  RefreshSessionDocument,
  SignInDocument,
  SignOutDocument,
  ViewerDocument,
} from '../graph/generated/graphql.ts';
import { overHttp } from '../graph/over-http.ts';
import type { StoredSession } from './stored-session.ts';

/** What was asked of the graph about the session. */
export type Asked<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  /** The graph knows who asks, or that it is nobody, and will say the same again. */
  | { readonly kind: 'refused'; readonly code: string }
  /** This says nothing about the session: the shop is out of reach, starts, or is too busy. Its code, if it has said one. */
  | { readonly kind: 'failed'; readonly code: string | undefined };

/** The session's operations. They go around the page's own client, which waits for the session. */
export interface SessionGraph {
  viewer(): Promise<Asked<StoredSession['cashier'] | null>>;
  signIn(email: string, password: string): Promise<Asked<StoredSession>>;
  refresh(): Promise<Asked<StoredSession>>;
  signOut(): Promise<Asked<null>>;
}

export function createSessionGraph(): SessionGraph {
  const client = new Client({
    ...overHttp,
    exchanges: [fetchExchange],
  });
  return {
    async viewer() {
      const { data, error } = await client.query(ViewerDocument, {}).toPromise();
      return error
        ? failed(error)
        : { kind: 'answered', value: data?.viewer ? cashierOf(data.viewer) : null };
    },
    async signIn(email, password) {
      const { data, error } = await client.mutation(SignInDocument, { email, password }).toPromise();
      return error ? failed(error) : begun(data?.signIn);
    },
    async refresh() {
      const { data, error } = await client.mutation(RefreshSessionDocument, {}).toPromise();
      return error ? failed(error) : begun(data?.refreshSession);
    },
    async signOut() {
      const { error } = await client.mutation(SignOutDocument, {}).toPromise();
      return error ? failed(error) : { kind: 'answered', value: null };
    },
  };
}

interface Begun {
  readonly session: {
    readonly expiresAt: string;
    readonly user: CashierFragment;
  } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

function begun(payload: Begun | null | undefined): Asked<StoredSession> {
  if (!payload?.session) return { kind: 'refused', code: payload?.userErrors[0]?.code ?? 'NO_SESSION' };
  const { expiresAt, user } = payload.session;
  return { kind: 'answered', value: { cashier: cashierOf(user), expiresAt: Date.parse(expiresAt) } };
}

/** One's own scopes are told to everybody. */
const cashierOf = ({ id, displayName, scopes }: CashierFragment): StoredSession['cashier'] => ({
  id,
  displayName,
  scopes: [...(scopes ?? [])],
});

function failed({ graphQLErrors }: CombinedError): Exclude<Asked<never>, { kind: 'answered' }> {
  const code = graphQLErrors
    .map(({ extensions }) => extensions?.code)
    .find((each) => typeof each === 'string');
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN'
    ? { kind: 'refused', code }
    : { kind: 'failed', code };
}
