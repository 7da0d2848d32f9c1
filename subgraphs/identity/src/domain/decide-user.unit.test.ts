import type { Recorded } from '@tillgraph/shared-domain/event';
import type { OwnersEvent, Role, UserEvent } from '@tillgraph/shared-domain/events/identity';
import fc from 'fast-check';
import { decideUser, type UserCommand, type UserDecision } from './decide-user.ts';
import { type Owners, owners } from './owners.ts';
import { type User, type UserState, user } from './user.ts';

const ana = { userId: 'ana', email: 'Ana@example.com', displayName: 'Ana', credentialId: 'c1' };
const create = (role: Role, userId = 'ana'): UserCommand => ({ type: 'CreateUser', ...ana, userId, role });

interface Shop {
  readonly users: Readonly<Record<string, User>>;
  readonly owners: Owners;
}

const empty: Shop = { users: {}, owners: [] };

const decide = (shop: Shop, userId: string, command: UserCommand): UserDecision =>
  decideUser(command, shop.users[userId] ?? null, shop.owners);

function given(...commands: readonly (readonly [string, UserCommand])[]): Shop {
  return commands.reduce((shop, [userId, command]) => {
    const decision = decide(shop, userId, command);
    return decision.accepted ? apply(shop, userId, decision.user, decision.owners) : shop;
  }, empty);
}

function apply(
  shop: Shop,
  userId: string,
  events: readonly UserEvent[],
  ownersEvents: readonly OwnersEvent[],
): Shop {
  const before = shop.users[userId] ?? null;
  const after = events.reduce<UserState>(
    (state, event) => user.evolve(state, recorded(event, (state?.version ?? 0) + 1)),
    before,
  );
  return {
    users: after ? { ...shop.users, [userId]: after } : shop.users,
    owners: ownersEvents.reduce<Owners>(
      (state, event) => owners.evolve(state, recorded(event, 1)),
      shop.owners,
    ),
  };
}

/** In as much of an envelope as the folds read. */
const recorded = <Event extends UserEvent | OwnersEvent>(event: Event, version: number) =>
  ({ ...event, version, recordedAt: '2026-11-22T09:30:00.000Z' }) as unknown as Recorded<Event>;

const eventTypes = (decision: UserDecision) =>
  decision.accepted ? [...decision.user, ...decision.owners].map(({ type }) => type) : decision.errors;

const lastOwner = [expect.objectContaining({ kind: 'Conflict', code: 'STATE_NOT_ALLOWED' })];

describe('a user', () => {
  test('is created with what is personal apart from what is not', () => {
    expect(decide(empty, 'ana', create('CASHIER'))).toEqual({
      accepted: true,
      user: [
        {
          type: 'UserCreated',
          data: { userId: 'ana', role: 'CASHIER', credentialId: 'c1' },
          personal: { email: 'Ana@example.com', displayName: 'Ana' },
          person: 'user-ana',
        },
      ],
      owners: [],
    });
  });

  test('that does not exist is not changed', () => {
    expect(eventTypes(decide(empty, 'ana', { type: 'DeactivateUser' }))).toEqual([
      expect.objectContaining({ kind: 'NotFound', path: ['input', 'userId'] }),
    ]);
  });

  test('who is changed to what they are is not changed', () => {
    const shop = given(['ana', create('CASHIER')]);
    const same: readonly UserCommand[] = [
      { type: 'UpdateUser', email: ana.email, displayName: ana.displayName },
      { type: 'ChangeRole', role: 'CASHIER' },
      { type: 'ReactivateUser' },
    ];
    for (const command of same) {
      expect(decide(shop, 'ana', command)).toEqual({ accepted: true, user: [], owners: [] });
    }
  });

  test('records of an update only what changed', () => {
    const decision = decide(given(['ana', create('CASHIER')]), 'ana', {
      type: 'UpdateUser',
      email: ana.email,
      displayName: 'Ana B.',
    });
    expect(decision.accepted && decision.user).toEqual([
      {
        type: 'UserUpdated',
        data: { userId: 'ana' },
        personal: { displayName: 'Ana B.' },
        person: 'user-ana',
      },
    ]);
  });

  test('gets a higher authorization version with each change of what they may do', () => {
    const shop = given(
      ['ana', create('CASHIER')],
      ['ana', { type: 'ChangeRole', role: 'MANAGER' }],
      ['ana', { type: 'ChangePassword', credentialId: 'c2' }],
      ['ana', { type: 'DeactivateUser' }],
      ['ana', { type: 'ReactivateUser' }],
    );
    expect(shop.users.ana).toMatchObject({
      authorizationVersion: 4,
      sessionsFrom: 4,
      credentialId: 'c2',
      role: 'MANAGER',
      active: true,
    });
  });

  test('keeps their sessions through a change of role', () => {
    const shop = given(['ana', create('CASHIER')], ['ana', { type: 'ChangeRole', role: 'MANAGER' }]);
    expect(shop.users.ana).toMatchObject({ authorizationVersion: 2, sessionsFrom: 1 });
  });
});

describe('the last active owner', () => {
  const alone = given(['ana', create('OWNER')], ['ben', create('MANAGER', 'ben')]);

  test('is not demoted', () => {
    expect(eventTypes(decide(alone, 'ana', { type: 'ChangeRole', role: 'MANAGER' }))).toEqual(lastOwner);
  });

  test('is not deactivated', () => {
    expect(eventTypes(decide(alone, 'ana', { type: 'DeactivateUser' }))).toEqual(lastOwner);
  });

  test('may go when another is an owner', () => {
    const two = given(
      ['ana', create('OWNER')],
      ['ben', create('MANAGER', 'ben')],
      ['ben', { type: 'ChangeRole', role: 'OWNER' }],
    );
    expect(eventTypes(decide(two, 'ana', { type: 'DeactivateUser' }))).toEqual([
      'UserDeactivated',
      'OwnerRemoved',
    ]);
  });

  test('is not replaced by an owner who is not active', () => {
    const away = given(
      ['ana', create('OWNER')],
      ['ben', create('MANAGER', 'ben')],
      ['ben', { type: 'DeactivateUser' }],
      ['ben', { type: 'ChangeRole', role: 'OWNER' }],
    );
    expect(eventTypes(decide(away, 'ana', { type: 'DeactivateUser' }))).toEqual(lastOwner);
    expect(eventTypes(decide(away, 'ben', { type: 'ReactivateUser' }))).toEqual([
      'UserReactivated',
      'OwnerAdded',
    ]);
  });

  test('stays whatever is commanded, and the owners are those users who are active owners', () => {
    const userIds = ['ana', 'ben', 'cem'];
    const role = fc.constantFrom<Role>('OWNER', 'MANAGER', 'CASHIER');
    const command = fc.oneof(
      role.map((to): UserCommand => ({ type: 'ChangeRole', role: to })),
      fc.constant<UserCommand>({ type: 'DeactivateUser' }),
      fc.constant<UserCommand>({ type: 'ReactivateUser' }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...userIds), command)), (commands) => {
        const shop = given(
          ...userIds.map((userId) => [userId, create('OWNER', userId)] as const),
          ...commands,
        );
        const activeOwners = Object.values(shop.users).filter((user) => user.active && user.role === 'OWNER');
        expect([...shop.owners].sort()).toEqual(activeOwners.map(({ id }) => id).sort());
        expect(shop.owners.length).toBeGreaterThan(0);
      }),
    );
  });
});
