import { type ContextRuntime, mutation, type RequestContext } from '@tillgraph/platform/subgraph';
import { parseInput } from '@tillgraph/shared-domain/input';
import type { UserError } from '@tillgraph/shared-domain/user-error';
import type { LastUses } from './api-keys/last-uses.ts';
import { type apiKeyCommands, createApiKeyInput, revokeApiKeyInput } from './commands/api-keys.ts';
import {
  changePasswordInput,
  createUserInput,
  type passwordCommands,
  setPasswordInput,
} from './commands/passwords.ts';
import { refreshSessionInput, type SignIn, type sessionCommands, signInInput } from './commands/sessions.ts';
import { changeRoleInput, changeUserInput, updateUserInput, type userCommands } from './commands/users.ts';
import { apiKey } from './domain/api-key.ts';
import { scopesOf } from './domain/roles.ts';
import { user } from './domain/user.ts';
import type { Resolvers } from './generated/schema.ts';
import { apiKeys } from './projections/api-keys.ts';
import { users } from './projections/users.ts';
import { findApiKeys, withLastUse } from './queries/api-keys.ts';
import { userHistory } from './queries/user-history.ts';
import { findUsers, maySee, type VisibleUser, viewer } from './queries/users.ts';

export interface IdentityCommands {
  readonly users: ReturnType<typeof userCommands>;
  readonly passwords: ReturnType<typeof passwordCommands>;
  readonly sessions: ReturnType<typeof sessionCommands>;
  readonly apiKeys: ReturnType<typeof apiKeyCommands>;
}

export function createResolvers(
  runtime: ContextRuntime,
  commands: IdentityCommands,
  lastUses: LastUses,
): Resolvers {
  const payload = async ({ userId }: { readonly userId: string }) => ({
    user: (await runtime.log.load(user, userId)).state,
  });
  const storedApiKey = async (id: string) =>
    withLastUse((await runtime.log.load(apiKey, id)).state, lastUses);

  return {
    Query: {
      viewer: (_parent, _args, request) => viewer(runtime, request),
      user: async (_parent, { id }, request) => (await request.read(users).get(id))?.document ?? null,
      users: (_parent, args, request) => findUsers(request, args),
      apiKeys: (_parent, args, request) => findApiKeys(request, args, lastUses),
    },
    Mutation: {
      signIn: async (_parent, args, request) => {
        const parsed = parseInput(signInInput, args.input);
        return parsed.ok
          ? signInPayload(await commands.sessions.signIn(parsed.value, request))
          : refused(parsed);
      },
      refreshSession: async (_parent, args, request) => {
        const parsed = parseInput(refreshSessionInput, args.input);
        return parsed.ok
          ? signInPayload(await commands.sessions.refresh(parsed.value, request))
          : refused(parsed);
      },
      signOut: async (_parent, _args, request) => {
        await commands.sessions.signOut(request);
        return { userErrors: [] };
      },
      changePassword: mutation(runtime, {
        name: 'changePassword',
        input: changePasswordInput,
        secrets: ['currentPassword', 'newPassword'],
        execute: commands.passwords.change,
        payload,
      }),
      createUser: mutation(runtime, {
        name: 'createUser',
        input: createUserInput,
        secrets: ['password'],
        execute: commands.passwords.create,
        payload,
      }),
      updateUser: mutation(runtime, {
        name: 'updateUser',
        input: updateUserInput,
        execute: commands.users.update,
        payload,
      }),
      changeRole: mutation(runtime, {
        name: 'changeRole',
        input: changeRoleInput,
        execute: commands.users.changeRole,
        payload,
      }),
      setPassword: mutation(runtime, {
        name: 'setPassword',
        input: setPasswordInput,
        secrets: ['newPassword'],
        execute: commands.passwords.set,
        payload,
      }),
      deactivateUser: mutation(runtime, {
        name: 'deactivateUser',
        input: changeUserInput,
        execute: commands.users.deactivate,
        payload,
      }),
      reactivateUser: mutation(runtime, {
        name: 'reactivateUser',
        input: changeUserInput,
        execute: commands.users.reactivate,
        payload,
      }),
      createApiKey: mutation(runtime, {
        name: 'createApiKey',
        input: createApiKeyInput,
        execute: commands.apiKeys.create,
        payload: async ({ apiKeyId, secret }) => ({ apiKey: await storedApiKey(apiKeyId), secret }),
      }),
      revokeApiKey: mutation(runtime, {
        name: 'revokeApiKey',
        input: revokeApiKeyInput,
        execute: commands.apiKeys.revoke,
        payload: async ({ apiKeyId }) => ({ apiKey: await storedApiKey(apiKeyId) }),
      }),
    },
    HistoryEntry: {
      actor: ({ actor }, _args, request) => actor && userBy(actor, request),
    },
    User: {
      __resolveReference: userBy,
      email: visible(({ email }) => email),
      role: visible(({ role }) => role),
      scopes: visible(({ role }) => scopesOf(role)),
      active: visible(({ active }) => active),
      createdAt: visible(({ createdAt }) => createdAt),
      version: visible(({ version }) => version),
      history: (subject, args, request) => userHistory(runtime.log, subject, args, request),
    },
    ApiKey: {
      // No scope is on the type, so this asks for that of the list.
      __resolveReference: async ({ id }, request) => {
        request.requireScope('users:admin');
        return withLastUse((await request.read(apiKeys).get(id))?.document, lastUses);
      },
    },
  };
}

const userBy = async ({ id }: { readonly id: string }, request: RequestContext) =>
  (await request.read(users).get(id))?.document ?? null;

const visible =
  <Value>(field: (user: VisibleUser) => Value) =>
  (user: VisibleUser, _args: object, request: RequestContext): Value | null =>
    maySee(user, request) ? field(user) : null;

function signInPayload(result: SignIn) {
  if ('error' in result) return { session: null, userErrors: [result.error] };
  const { accessToken, refreshToken, expiresAt, refreshExpiresAt, user } = result.signedIn;
  return {
    session: {
      accessToken,
      refreshToken,
      expiresAt: expiresAt.toISOString(),
      refreshExpiresAt: refreshExpiresAt.toISOString(),
      user: { ...user, self: true as const },
    },
    userErrors: [],
  };
}

const refused = ({ errors }: { readonly errors: readonly UserError[] }) => ({
  session: null,
  userErrors: errors,
});
