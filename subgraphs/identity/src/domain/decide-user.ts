import { type Refused, refuse } from '@tillgraph/shared-domain/decision';
import type { OwnersEvent, Role, UserEvent } from '@tillgraph/shared-domain/events/identity';
import { notFound, stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { Owners } from './owners.ts';
import { personOf, type User, type UserState } from './user.ts';

export type UserCommand =
  | {
      readonly type: 'CreateUser';
      readonly userId: string;
      readonly email: string;
      readonly displayName: string;
      readonly role: Role;
      readonly credentialId: string;
    }
  /** An absent field stays. */
  | { readonly type: 'UpdateUser'; readonly email?: string; readonly displayName?: string }
  | { readonly type: 'ChangeRole'; readonly role: Role }
  | { readonly type: 'ChangePassword'; readonly credentialId: string }
  | { readonly type: 'DeactivateUser' }
  | { readonly type: 'ReactivateUser' }
  | {
      readonly type: 'EndSession';
      readonly sessionId: string;
      readonly reason: 'SIGNED_OUT' | 'REFRESH_TOKEN_REUSED';
    };

/** What follows for the user's stream and, in the same append, for the owners'. */
export type UserDecision =
  | { readonly accepted: true; readonly user: readonly UserEvent[]; readonly owners: readonly OwnersEvent[] }
  | Refused;

export function decideUser(command: UserCommand, user: UserState, owners: Owners): UserDecision {
  if (command.type === 'CreateUser') {
    return createUser(command);
  }
  if (user === null) {
    return refuse(
      notFound('There is no such user: take the id from the list of users.', ['input', 'userId']),
    );
  }
  switch (command.type) {
    case 'UpdateUser':
      return updateUser(command, user);
    case 'ChangeRole':
      return changeRole(command.role, user, owners);
    case 'ChangePassword':
      return record({
        type: 'PasswordChanged',
        data: { ...authorizationChange(user), credentialId: command.credentialId },
      });
    case 'DeactivateUser':
      return deactivateUser(user, owners);
    case 'ReactivateUser':
      return user.active
        ? nothing
        : record(
            { type: 'UserReactivated', data: { userId: user.id } },
            user.role === 'OWNER' && addOwner(user.id),
          );
    case 'EndSession':
      return record({
        type: 'SessionEnded',
        data: { userId: user.id, sessionId: command.sessionId, reason: command.reason },
      });
  }
}

type CommandOf<Type extends UserCommand['type']> = Extract<UserCommand, { type: Type }>;

function createUser(command: CommandOf<'CreateUser'>): UserDecision {
  const { userId, role, credentialId, email, displayName } = command;
  return record(
    {
      type: 'UserCreated',
      data: { userId, role, credentialId },
      personal: { email, displayName },
      person: personOf(userId),
    },
    role === 'OWNER' && addOwner(userId),
  );
}

function updateUser({ email, displayName }: CommandOf<'UpdateUser'>, user: User): UserDecision {
  const personal = {
    ...(email !== undefined && email !== user.email && { email }),
    ...(displayName !== undefined && displayName !== user.displayName && { displayName }),
  };
  return Object.keys(personal).length === 0
    ? nothing
    : record({ type: 'UserUpdated', data: { userId: user.id }, personal, person: personOf(user.id) });
}

function changeRole(role: Role, user: User, owners: Owners): UserDecision {
  if (role === user.role) {
    return nothing;
  }
  const changed: UserEvent = { type: 'RoleChanged', data: { ...authorizationChange(user), role } };
  if (!user.active) {
    return record(changed);
  }
  if (role === 'OWNER') {
    return record(changed, addOwner(user.id));
  }
  return user.role === 'OWNER' ? removeOwner(changed, user, owners) : record(changed);
}

function deactivateUser(user: User, owners: Owners): UserDecision {
  if (!user.active) {
    return nothing;
  }
  const deactivated: UserEvent = { type: 'UserDeactivated', data: authorizationChange(user) };
  return user.role === 'OWNER' ? removeOwner(deactivated, user, owners) : record(deactivated);
}

/** A shop without an active owner could never get one again. */
function removeOwner(event: UserEvent, user: User, owners: Owners): UserDecision {
  return owners.some((owner) => owner !== user.id)
    ? record(event, { type: 'OwnerRemoved', data: { userId: user.id } })
    : refuse(
        stateNotAllowed('This is the last active owner: make another user an owner first.', [
          'input',
          'userId',
        ]),
      );
}

const addOwner = (userId: string): OwnersEvent => ({ type: 'OwnerAdded', data: { userId } });

const authorizationChange = (user: User) => ({
  userId: user.id,
  authorizationVersion: user.authorizationVersion + 1,
});

const record = (event: UserEvent, owners: OwnersEvent | false = false): UserDecision => ({
  accepted: true,
  user: [event],
  owners: owners ? [owners] : [],
});

const nothing: UserDecision = { accepted: true, user: [], owners: [] };
