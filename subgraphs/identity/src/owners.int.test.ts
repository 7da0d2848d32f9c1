import type { FirstOwner } from './commands/first-owner.ts';
import { shopPeople } from './testing/shop-people.ts';
import {
  type IdentityServers,
  type IdentityUnderTest,
  identityServers,
  ownerAccount,
  startIdentity,
} from './testing/start-identity.ts';

const running: IdentityUnderTest[] = [];
const shared: IdentityServers[] = [];

async function start(...options: Parameters<typeof startIdentity>): Promise<IdentityUnderTest> {
  const shop = await startIdentity(...options);
  running.push(shop);
  return shop;
}

/** For processes of which none is the first. */
async function sharedServers(): Promise<IdentityServers> {
  const servers = await identityServers();
  shared.push(servers);
  return servers;
}

afterEach(async () => {
  for (const shop of running.splice(0).reverse()) await shop.stop();
  for (const servers of shared.splice(0)) await servers.drop();
});

describe('the last active owner', () => {
  const lastOwner = [
    { __typename: 'Conflict', code: 'STATE_NOT_ALLOWED', path: ['input', 'userId'], currentVersion: null },
  ];

  test('cannot be demoted or deactivated', async () => {
    const people = shopPeople(await start(ownerAccount));
    const { principal } = await people.signIn(ownerAccount.ownerEmail, ownerAccount.ownerPassword);
    const userId = principal.id;
    const demoted = await people.change('changeRole', { userId, role: 'CASHIER' }, principal);
    expect(demoted.userErrors).toEqual(lastOwner);
    expect((await people.change('deactivateUser', { userId }, principal)).userErrors).toEqual(lastOwner);
  });

  test('stays when owners demote each other at once, in two processes', async () => {
    const shop = await start(ownerAccount);
    const people = shopPeople(shop);
    const elsewhere = shopPeople(await start(ownerAccount, shop.servers));
    const { principal } = await people.signIn(ownerAccount.ownerEmail, ownerAccount.ownerPassword);
    const others = await Promise.all([1, 2, 3].map(() => people.createUser(principal, { role: 'OWNER' })));
    const demotions = [principal, ...others].map(({ id }, index) =>
      (index % 2 ? people : elsewhere).change('changeRole', { userId: id, role: 'MANAGER' }, principal),
    );
    const refusals = (await Promise.all(demotions)).filter(({ userErrors }) => userErrors.length > 0);
    expect(refusals.map(({ userErrors }) => userErrors)).toEqual([lastOwner]);
  });
});

describe('the first owner', () => {
  const noAccount = { ownerEmail: undefined, ownerPassword: undefined };

  test('is made with a password that is told at the first start, and no more', async () => {
    const told: FirstOwner[] = [];
    const onFirstOwner = (owner: FirstOwner) => told.push(owner);
    const shop = await start({ ...noAccount, onFirstOwner });
    await start({ ...noAccount, onFirstOwner }, shop.servers);
    expect(told).toHaveLength(1);
    for (const { email, password } of told) await shopPeople(shop).signIn(email, password);
  });

  test('is told of again by the next start when the first was killed before it could tell', async () => {
    const told: FirstOwner[] = [];
    const servers = await sharedServers();
    const killed = () => {
      throw new Error('killed');
    };
    await expect(start({ ...noAccount, onFirstOwner: killed }, servers)).rejects.toThrow('killed');
    const shop = await start({ ...noAccount, onFirstOwner: (owner) => told.push(owner) }, servers);
    for (const { email, password } of told) await shopPeople(shop).signIn(email, password);
    expect(told).toHaveLength(1);
  });

  test('is one when several processes start at once', async () => {
    const told: FirstOwner[] = [];
    const onFirstOwner = (owner: FirstOwner) => told.push(owner);
    const servers = await sharedServers();
    const process = () => start({ ...noAccount, onFirstOwner }, servers);
    const [shop] = await Promise.all([process(), process(), process()]);
    expect(new Set(told.map(({ password }) => password)).size).toBe(1);
    for (const { email, password } of told) await shopPeople(shop).signIn(email, password);
  });
});
