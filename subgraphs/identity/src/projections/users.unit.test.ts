import { projectionContract, recordedHistory } from '@tillgraph/platform/testing';
import type { UserEvent } from '@tillgraph/shared-domain/events/identity';
import { userProjection } from './users.ts';

const created = (userId: string): UserEvent => ({
  type: 'UserCreated',
  data: { userId, role: 'CASHIER', credentialId: `${userId}-1` },
  personal: { email: `${userId}@example.com`, displayName: userId },
  person: `user-${userId}`,
});

const updated = (userId: string, displayName: string): UserEvent => ({
  type: 'UserUpdated',
  data: { userId },
  personal: { displayName },
  person: `user-${userId}`,
});

const lifeOf = (userId: string): readonly UserEvent[] => [
  created(userId),
  { type: 'RoleChanged', data: { userId, role: 'MANAGER', authorizationVersion: 2 } },
  updated(userId, `${userId} the manager`),
  { type: 'PasswordChanged', data: { userId, credentialId: `${userId}-2`, authorizationVersion: 3 } },
  { type: 'SessionEnded', data: { userId, sessionId: 's1', reason: 'SIGNED_OUT' } },
  { type: 'UserDeactivated', data: { userId, authorizationVersion: 4 } },
  { type: 'UserReactivated', data: { userId } },
];

const history = ['ana', 'ben', 'cem'].flatMap((userId) =>
  lifeOf(userId).map((event) => ({ context: 'identity' as const, stream: `user-${userId}`, event })),
);

projectionContract(userProjection, { users: recordedHistory(history) });
