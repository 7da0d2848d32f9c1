import { type ContextRuntime, type RequestContext, unauthenticated } from '@tillgraph/platform/subgraph';
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
export const signInInput = z.object({ email: anyText, password: anyText });

export const refreshSessionInput = z.object({ refreshToken: anyText.nullish() });

export interface SignedIn extends AccessToken, SessionGrant {
  readonly user: User;
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

  const signedIn = async (state: User, grant: SessionGrant): Promise<SignIn> => ({
    signedIn: { ...grant, ...(await issueAccessToken(state, grant.sessionId)), user: state },
  });

  return {
    /**
     * The same answer, after the same work, for an unknown address, a wrong password and a user who is not active:
     * nobody learns who works here.
     */
    async signIn({ email, password }: z.output<typeof signInInput>): Promise<SignIn> {
      const attempt = await slowDown.attempt(normalizeEmail(email));
      const userId = await userWithEmail(log, email);
      const state = await currentState(runtime, user, userId ?? nobody);
      const matches = await credentials.verify(state?.credentialId, password);
      if (!state?.active || !matches) return { error: wrongCredentials() };
      attempt.succeeded();
      const { authorizationVersion } = state;
      const grant = await sessions.begin({ sessionId: newId(), userId: state.id, authorizationVersion });
      return signedIn(state, grant);
    },

    async refresh({ refreshToken }: z.output<typeof refreshSessionInput>): Promise<SignIn> {
      if (refreshToken == null) {
        return { error: invalidInput('Give the refresh token.', ['input', 'refreshToken']) };
      }
      const refresh = await sessions.refresh(refreshToken);
      if (refresh.outcome === 'reused') await recordEnding(refresh.ending);
      if (refresh.outcome !== 'refreshed') return { error: sessionIsOver() };
      const state = await currentState(runtime, user, refresh.grant.userId);
      if (!state?.active || refresh.grant.authorizationVersion < state.sessionsFrom) {
        return { error: sessionIsOver() };
      }
      return signedIn(state, refresh.grant);
    },

    async signOut({ principal }: RequestContext): Promise<void> {
      if (principal.kind !== 'user') throw unauthenticated('Sign in as a user: only users have a session.');
      const ending = { sessionId: principal.sessionId, userId: principal.id, reason: 'SIGNED_OUT' } as const;
      await sessions.end(ending);
      await recordEnding(ending);
    },
  };
}

/** The id of no user. */
const nobody = 'nobody';

const wrongCredentials = () => invalidCredentials('The e-mail address or the password is wrong.');

const sessionIsOver = () =>
  invalidCredentials('This session is over: sign in again.', ['input', 'refreshToken']);
