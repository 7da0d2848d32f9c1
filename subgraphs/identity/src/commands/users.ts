import type { CommandMetadata, CommandOutcome } from '@tillgraph/platform/event-store';
import type { ContextRuntime, RequestContext } from '@tillgraph/platform/subgraph';
import { changeable, changeFields, id, text } from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import type { UserCommand } from '../domain/decide-user.ts';
import { email } from '../domain/email.ts';
import { executeOnUser } from './execute-on-user.ts';
import { requireScopesOf } from './require-scopes-of.ts';

export const displayName = text({ min: 1, max: 200 });
export const role = z.enum(['OWNER', 'MANAGER', 'CASHIER']);

export const updateUserInput = z.object({
  ...changeFields,
  userId: id,
  displayName: changeable(displayName),
  email: changeable(email),
});

export const changeRoleInput = z.object({ ...changeFields, userId: id, role });

export const changeUserInput = z.object({ ...changeFields, userId: id });

type ChangeUser = z.output<typeof changeUserInput>;
type UserOutcome = Promise<CommandOutcome<{ readonly userId: string }>>;

/** What an administrator does to a user, but for passwords. */
export function userCommands({ log }: ContextRuntime) {
  const execute = (
    command: UserCommand,
    { userId, expectedVersion }: ChangeUser,
    metadata: CommandMetadata,
  ): UserOutcome =>
    executeOnUser(log, { userId, command, metadata, expectedVersion, result: () => ({ userId }) });

  return {
    update(input: z.output<typeof updateUserInput>, metadata: CommandMetadata): UserOutcome {
      const { userId: _id, idempotencyKey: _key, expectedVersion: _version, ...fields } = input;
      return execute({ type: 'UpdateUser', ...fields }, input, metadata);
    },
    changeRole(
      input: z.output<typeof changeRoleInput>,
      metadata: CommandMetadata,
      request: RequestContext,
    ): UserOutcome {
      requireScopesOf(input.role, request);
      return execute({ type: 'ChangeRole', role: input.role }, input, metadata);
    },
    deactivate: (input: ChangeUser, metadata: CommandMetadata) =>
      execute({ type: 'DeactivateUser' }, input, metadata),
    reactivate: (input: ChangeUser, metadata: CommandMetadata) =>
      execute({ type: 'ReactivateUser' }, input, metadata),
  };
}
