import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { UserEvent } from '@tillgraph/shared-domain/events/identity';
import { type User, user } from '../domain/user.ts';

/** What is read of a user is what the write side folds. */
export type UserDocument = User;

export const users: CollectionDefinition<UserDocument> = {
  name: 'users',
  indexes: [{ name: 'by_created', fields: [{ path: 'createdAt', type: 'text' }] }],
};

export const userProjection = defineProjection<UserEvent>({
  name: 'users',
  version: 1,
  collections: [users],
  handles: {
    identity: [
      'UserCreated',
      'UserUpdated',
      'RoleChanged',
      'PasswordChanged',
      'UserDeactivated',
      'UserReactivated',
      'SessionEnded',
    ],
  },
  apply: (event) => [
    change(users, event.data.userId, (document) => user.evolve(document ?? null, event) ?? undefined),
  ],
});
