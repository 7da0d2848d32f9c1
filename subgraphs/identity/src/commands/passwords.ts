import type { CommandMetadata, CommandOutcome } from '@tillgraph/platform/event-store';
import { type ContextRuntime, type RequestContext, unauthenticated } from '@tillgraph/platform/subgraph';
import { id, idempotencyKey, optional } from '@tillgraph/shared-domain/input';
import { invalidCredentials } from '@tillgraph/shared-domain/user-error';
import { z } from 'zod';
import type { Credentials } from '../credentials/credentials.ts';
import type { SlowDown } from '../credentials/slow-down.ts';
import { email, normalizeEmail } from '../domain/email.ts';
import { password } from '../domain/password.ts';
import { type UserState, user } from '../domain/user.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { currentState } from './current-state.ts';
import { executeOnUser } from './execute-on-user.ts';
import { requireScopesOf } from './require-scopes-of.ts';
import { displayName, role } from './users.ts';

export const createUserInput = z.object({ idempotencyKey, email, displayName, password, role });

export const setPasswordInput = z.object({
  idempotencyKey: optional(idempotencyKey),
  userId: id,
  newPassword: password,
});

export const changePasswordInput = z.object({
  /** Whatever was a password once. */
  currentPassword: z.string().max(1000, 'Give at most 1000 characters.'),
  newPassword: password,
});

/** Of a command that sets a password; remembered under its key. */
type PasswordResult = {
  readonly userId: string;
  readonly credentialId: string;
  /** The credential that counted before. */
  readonly replaced: string | null;
  readonly authorizationVersion: number;
};

type PasswordOutcome = Promise<CommandOutcome<PasswordResult>>;

/** The commands that set a password. None of them gives it to the log. */
export function passwordCommands(
  runtime: ContextRuntime,
  credentials: Credentials,
  sessions: Sessions,
  slowDown: SlowDown,
) {
  const { log, newId } = runtime;

  /** In the order that `Credentials` explains. */
  async function setPassword(
    newPassword: string,
    execute: (credentialId: string) => PasswordOutcome,
  ): PasswordOutcome {
    const credentialId = newId();
    await credentials.add(credentialId, newPassword);
    // When this throws, the event may be in the log all the same: the credential stays.
    const outcome = await execute(credentialId);
    if (!outcome.accepted || outcome.result.credentialId !== credentialId) {
      await credentials.remove(credentialId);
    } else if (outcome.result.replaced !== null) {
      await credentials.remove(outcome.result.replaced);
    }
    return outcome;
  }

  const replacePassword = (userId: string, newPassword: string, metadata: CommandMetadata): PasswordOutcome =>
    setPassword(newPassword, (credentialId) =>
      executeOnUser(log, {
        userId,
        command: { type: 'ChangePassword', credentialId },
        metadata,
        result: (before) => resultOf(userId, credentialId, before),
      }),
    );

  return {
    create(
      input: z.output<typeof createUserInput>,
      metadata: CommandMetadata,
      request: RequestContext,
    ): PasswordOutcome {
      const { email, displayName, role } = input;
      requireScopesOf(role, request);
      const userId = newId();
      return setPassword(input.password, (credentialId) =>
        executeOnUser(log, {
          userId,
          command: { type: 'CreateUser', userId, email, displayName, role, credentialId },
          metadata,
          result: (before) => resultOf(userId, credentialId, before),
        }),
      );
    },

    async set(
      { userId, newPassword }: z.output<typeof setPasswordInput>,
      metadata: CommandMetadata,
      request: RequestContext,
    ): PasswordOutcome {
      // Whoever sets it can sign in as this user.
      const state = await currentState(runtime, user, userId);
      if (state) requireScopesOf(state.role, request);
      return replacePassword(userId, newPassword, metadata);
    },

    /** The user's own: the session that changes it goes on, the others end. */
    async change(
      input: z.output<typeof changePasswordInput>,
      metadata: CommandMetadata,
      { principal }: RequestContext,
    ): PasswordOutcome {
      if (principal.kind !== 'user') throw unauthenticated('Sign in as a user: only users have a password.');
      const state = await currentState(runtime, user, principal.id);
      // A till that was left signed in, or a stolen token, is no quicker way to guess than signing in.
      const attempt = await slowDown.attempt(normalizeEmail(state?.email ?? ''));
      if (!(await credentials.verify(state?.credentialId, input.currentPassword))) {
        const error = invalidCredentials('This is not your password.', ['input', 'currentPassword']);
        return { accepted: false, errors: [error], repeated: false };
      }
      attempt.succeeded();
      const outcome = await replacePassword(principal.id, input.newPassword, metadata);
      if (outcome.accepted) {
        await sessions.keep(principal.sessionId, outcome.result.authorizationVersion);
      }
      return outcome;
    },
  };
}

const resultOf = (userId: string, credentialId: string, before: UserState): PasswordResult => ({
  userId,
  credentialId,
  replaced: before?.credentialId ?? null,
  authorizationVersion: (before?.authorizationVersion ?? 0) + 1,
});
