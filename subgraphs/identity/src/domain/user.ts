import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { Role, UserEvent } from '@tillgraph/shared-domain/events/identity';

/** Who may sign in. */
export type User = {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  readonly active: boolean;
  readonly createdAt: string;
  readonly version: number;
  /** Access tokens that were issued under a lower one are refused. From 1. */
  readonly authorizationVersion: number;
  /** Sessions that began under a lower authorization version have ended. */
  readonly sessionsFrom: number;
  /** The password that counts. */
  readonly credentialId: string;
};

/** Null: there is no such user. */
export type UserState = User | null;

/** Without snapshots, for the state holds personal fields. */
export const user: Aggregate<UserState, UserEvent> = {
  category: 'user',
  initialState: null,
  evolve,
};

export const personOf = (userId: string): string => `user-${userId}`;

function evolve(state: UserState, event: Recorded<UserEvent>): UserState {
  if (event.type === 'UserCreated') {
    return {
      id: event.data.userId,
      email: event.personal?.email ?? '',
      displayName: event.personal?.displayName ?? '',
      role: event.data.role,
      active: true,
      createdAt: event.recordedAt,
      version: event.version,
      authorizationVersion: 1,
      sessionsFrom: 1,
      credentialId: event.data.credentialId,
    };
  }
  return state && evolveExisting({ ...state, version: event.version }, event);
}

function evolveExisting(user: User, event: Exclude<Recorded<UserEvent>, { type: 'UserCreated' }>): User {
  switch (event.type) {
    case 'UserUpdated':
      return { ...user, ...event.personal };
    case 'RoleChanged':
      return { ...user, role: event.data.role, authorizationVersion: event.data.authorizationVersion };
    case 'PasswordChanged':
      return { ...endSessions(user, event.data.authorizationVersion), credentialId: event.data.credentialId };
    case 'UserDeactivated':
      return { ...endSessions(user, event.data.authorizationVersion), active: false };
    case 'UserReactivated':
      return { ...user, active: true };
    case 'SessionEnded':
      return user;
  }
}

const endSessions = (user: User, authorizationVersion: number): User => ({
  ...user,
  authorizationVersion,
  sessionsFrom: authorizationVersion,
});
