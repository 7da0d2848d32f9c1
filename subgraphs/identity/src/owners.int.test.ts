import type { FirstOwner } from './commands/first-owner.ts';
import { shopPeople } from './testing/shop-people.ts';
import { type IdentityUnderTest, ownerAccount, startIdentity } from './testing/start-identity.ts';

const running: IdentityUnderTest[] = [];

async function start(...options: Parameters<typeof startIdentity>): Promise<IdentityUnderTest> {
  const shop = await startIdentity(...options);
  running.push(shop);
  return shop;
}

afterEach(async () => {
  for (const shop of running.splice(0).reverse()) await shop.stop();
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
    const elsewhere = shopPeople(await start(ownerAccount, shop));
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
    await start({ ...noAccount, onFirstOwner }, shop);
    expect(told).toHaveLength(1);
    for (const { email, password } of told) await shopPeople(shop).signIn(email, password);
  });

  test('is told of again by the next start when the first was killed before it could tell', async () => {
    const told: FirstOwner[] = [];
    let prints = false;
    const onFirstOwner = (owner: FirstOwner) => {
      if (!prints) throw new Error('killed');
      told.push(owner);
    };
    const shop = await start({ ...noAccount, onFirstOwner, prepared: false });
    await expect(shop.prepare()).rejects.toThrow('killed');
    prints = true;
    await shop.prepare();
    for (const { email, password } of told) await shopPeople(shop).signIn(email, password);
    expect(told).toHaveLength(1);
  });

  test('is one when several processes start at once', async () => {
    const told: FirstOwner[] = [];
    const onFirstOwner = (owner: FirstOwner) => told.push(owner);
    const shop = await start({ ...noAccount, onFirstOwner, prepared: false });
    const others = await Promise.all(
      [1, 2].map(() => start({ ...noAccount, onFirstOwner, prepared: false }, shop)),
    );
    await Promise.all([shop, ...others].map((process) => process.prepare()));
    expect(new Set(told.map(({ password }) => password)).size).toBe(1);
    for (const { email, password } of told) await shopPeople(shop).signIn(email, password);
  });
});
