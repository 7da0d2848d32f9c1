import type { SessionCookie } from '@tillgraph/platform/session-cookie';
import { type ContextRuntime, type RequestContext, unauthenticated } from '@tillgraph/platform/subgraph';
import { optional } from '@tillgraph/shared-domain/input';
import {
  type InvalidCredentials,
  type InvalidInput,
  invalidCredentials,
  invalidInput,
} from '@tillgraph/shared-domain/user-error';
import { z } from 'zod';
import type { Credentials } from '../credentials/credentials.ts';
import type { SlowDown } from '../credentials/slow-down.ts';
import { normalizeEmail } from '../domain/email.ts';
import { type User, user } from '../domain/user.ts';
import type { SessionGrant, Sessions } from '../sessions/sessions.ts';
import type { AccessToken, AccessTokenIssuer } from '../tokens/access-token.ts';
import { currentState } from './current-state.ts';
import { userWithEmail } from './execute-on-user.ts';
import type { RecordEnding } from './record-ending.ts';

const anyText = z.string().max(1000, 'Give at most 1000 characters.');

/** Of any shape: an address that cannot be one is answered like one that is not known. */
export const signInInput = z.object({
  email: anyText,
  password: anyText,
  transport: optional(z.enum(['TOKENS', 'COOKIE'])),
});

export const refreshSessionInput = z.object({ refreshToken: anyText.nullish() });

export interface SignedIn extends AccessToken, Omit<SessionGrant, 'refreshToken'> {
  readonly user: User;
  /** Null when a cookie keeps it. */
  readonly refreshToken: string | null;
}

export type SignIn = { readonly signedIn: SignedIn } | { readonly error: InvalidCredentials | InvalidInput };

export interface SessionCommandOptions {
  readonly runtime: ContextRuntime;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly slowDown: SlowDown;
  readonly issueAccessToken: AccessTokenIssuer;
  readonly recordEnding: RecordEnding;
}

export function sessionCommands(options: SessionCommandOptions) {
  const { runtime, credentials, sessions, slowDown, issueAccessToken, recordEnding } = options;
  const { log, newId } = runtime;

  /** `cookie`: which is to keep the session. */
  const signedIn = async (
    state: User,
    grant: SessionGrant,
    cookie: SessionCookie | undefined,
  ): Promise<SignIn> => {
    const { accessToken, expiresAt } = await issueAccessToken(state, grant.sessionId);
    const { refreshToken, refreshExpiresAt } = grant;
    cookie?.keep({ accessToken, refreshToken, expiresAt: refreshExpiresAt.toISOString() });
    const answered = cookie ? null : refreshToken;
    return { signedIn: { ...grant, refreshToken: answered, accessToken, expiresAt, user: state } };
  };

  return {
    /**
     * The same answer, after the same work, for an unknown address, a wrong password and a user who is not active:
     * nobody learns who works here.
     */
    async signIn(
      { email, password, transport }: z.output<typeof signInInput>,
      { sessionCookie }: RequestContext,
    ): Promise<SignIn> {
      if (transport === 'COOKIE' && !sessionCookie) return { error: noCookieHere() };
      const attempt = await slowDown.attempt(normalizeEmail(email));
      const userId = await userWithEmail(log, email);
      const state = await currentState(runtime, user, userId ?? nobody);
      const matches = await credentials.verify(state?.credentialId, password);
      if (!state?.active || !matches) return { error: wrongCredentials() };
      attempt.succeeded();
      const { authorizationVersion } = state;
      const grant = await sessions.begin({ sessionId: newId(), userId: state.id, authorizationVersion });
      return signedIn(state, grant, transport === 'COOKIE' ? sessionCookie : undefined);
    },

    async refresh(
      input: z.output<typeof refreshSessionInput>,
      { sessionCookie }: RequestContext,
    ): Promise<SignIn> {
      // A token that is given goes before one that is kept, and its successor is answered, not kept.
      const cookie = input.refreshToken == null ? sessionCookie : undefined;
      const refreshToken = input.refreshToken ?? cookie?.refreshToken;
      if (refreshToken === undefined) {
        return { error: invalidInput('Give the refresh token.', ['input', 'refreshToken']) };
      }
      const refresh = await sessions.refresh(refreshToken, cookie !== undefined);
      if (refresh.outcome === 'reused') await recordEnding(refresh.ending);
      if (refresh.outcome !== 'refreshed') {
        cookie?.keep(null);
        return { error: sessionIsOver() };
      }
      const state = await currentState(runtime, user, refresh.grant.userId);
      if (!state?.active || refresh.grant.authorizationVersion < state.sessionsFrom) {
        cookie?.keep(null);
        return { error: sessionIsOver() };
      }
      return signedIn(state, refresh.grant, cookie);
    },

    async signOut({ principal, sessionCookie }: RequestContext): Promise<void> {
      if (principal.kind !== 'user') throw unauthenticated('Sign in as a user: only users have a session.');
      const ending = { sessionId: principal.sessionId, userId: principal.id, reason: 'SIGNED_OUT' } as const;
      await sessions.end(ending);
      await recordEnding(ending);
      sessionCookie?.keep(null);
    },
  };
}

/** The id of no user. */
const nobody = 'nobody';

const wrongCredentials = () => invalidCredentials('The e-mail address or the password is wrong.');

const noCookieHere = () =>
  invalidInput(
    'A cookie is set by the gateway alone, in its answer to a POST of its own pages: take TOKENS here.',
    ['input', 'transport'],
  );

const sessionIsOver = () =>
  invalidCredentials('This session is over: sign in again.', ['input', 'refreshToken']);
