import type { OwnersEvent, Role, UserEvent } from '@tillgraph/shared-domain/events/identity';
import { given } from '@tillgraph/shared-domain/testing/given';
import fc from 'fast-check';
import { decideUser, type UserCommand, type UserDecision } from './decide-user.ts';
import { type Owners, owners } from './owners.ts';
import { type UserState, user } from './user.ts';

const ana = { userId: 'ana', email: 'Ana@example.com', displayName: 'Ana', credentialId: 'c1' };
const create = (role: Role, userId = 'ana'): UserCommand => ({ type: 'CreateUser', ...ana, userId, role });

/** The events of each user's stream and of the owners'. */
interface Shop {
  readonly users: Readonly<Record<string, readonly UserEvent[]>>;
  readonly owners: readonly OwnersEvent[];
}

const userIn = (shop: Shop, userId: string): UserState => given(user, ...(shop.users[userId] ?? []));
const ownersIn = (shop: Shop): Owners => given(owners, ...shop.owners);

const decide = (shop: Shop, userId: string, command: UserCommand): UserDecision =>
  decideUser(command, userIn(shop, userId), ownersIn(shop));

/** The shop after these commands, of which the refused ones change nothing. */
function shopAfter(...commands: readonly (readonly [userId: string, UserCommand])[]): Shop {
  return commands.reduce<Shop>((shop, [userId, command]) => {
    const decision = decide(shop, userId, command);
    if (!decision.accepted) return shop;
    const events = [...(shop.users[userId] ?? []), ...decision.user];
    return { users: { ...shop.users, [userId]: events }, owners: [...shop.owners, ...decision.owners] };
  }, empty);
}

const empty: Shop = { users: {}, owners: [] };

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
    const shop = shopAfter(['ana', create('CASHIER')]);
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
    const decision = decide(shopAfter(['ana', create('CASHIER')]), 'ana', {
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
    const shop = shopAfter(
      ['ana', create('CASHIER')],
      ['ana', { type: 'ChangeRole', role: 'MANAGER' }],
      ['ana', { type: 'ChangePassword', credentialId: 'c2' }],
      ['ana', { type: 'DeactivateUser' }],
      ['ana', { type: 'ReactivateUser' }],
    );
    expect(userIn(shop, 'ana')).toMatchObject({
      authorizationVersion: 4,
      sessionsFrom: 4,
      credentialId: 'c2',
      role: 'MANAGER',
      active: true,
    });
  });

  test('keeps their sessions through a change of role', () => {
    const shop = shopAfter(['ana', create('CASHIER')], ['ana', { type: 'ChangeRole', role: 'MANAGER' }]);
    expect(userIn(shop, 'ana')).toMatchObject({ authorizationVersion: 2, sessionsFrom: 1 });
  });
});

describe('the last active owner', () => {
  const alone = shopAfter(['ana', create('OWNER')], ['ben', create('MANAGER', 'ben')]);

  test('is not demoted', () => {
    expect(eventTypes(decide(alone, 'ana', { type: 'ChangeRole', role: 'MANAGER' }))).toEqual(lastOwner);
  });

  test('is not deactivated', () => {
    expect(eventTypes(decide(alone, 'ana', { type: 'DeactivateUser' }))).toEqual(lastOwner);
  });

  test('may go when another is an owner', () => {
    const two = shopAfter(
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
    const away = shopAfter(
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
        const shop = shopAfter(
          ...userIds.map((userId) => [userId, create('OWNER', userId)] as const),
          ...commands,
        );
        const activeOwners = userIds
          .map((userId) => userIn(shop, userId))
          .filter((user) => user?.active && user.role === 'OWNER');
        expect([...ownersIn(shop)].sort()).toEqual(activeOwners.map((user) => user?.id).sort());
        expect(activeOwners.length).toBeGreaterThan(0);
      }),
    );
  });
});
