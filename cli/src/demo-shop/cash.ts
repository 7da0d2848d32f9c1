import type { Execute } from '../shop/shop-client.ts';
import { clientele } from './assortment.ts';
import { createGiving } from './giving.ts';
import { manager, type StaffName } from './history.ts';
import type { LivingShop } from './living-shop.ts';

/** What lies in the drawer overnight, in hundredths. */
const float = 15_000;

/** What is in the drawer is counted, and change is brought from the bank when there is too little. */
export async function openShift(by: StaffName, key: string, shop: LivingShop): Promise<void> {
  const { as, money, bankId } = shop;
  const till = await houseAccount('till', as(by));
  const counted = money.hundredths(till.balance.amount);
  const give = createGiving(as(by));
  const shift = await give('openTill', key, { accountId: till.id, counted: money.of(counted) });
  if (counted >= float / 2) return;
  await give('moveCash', `${key}-change`, {
    ...{ tillSessionId: shift.id, direction: 'INCOME', amount: money.of(float - counted) },
    ...{ reason: 'Change from the bank', toAccountId: bankId },
  });
}

/** The shift that is open, if any: all but the float goes to the bank, and the rest is counted. */
export async function closeShift(
  by: StaffName,
  difference: number,
  key: string,
  shop: LivingShop,
): Promise<void> {
  const { as, money, bankId } = shop;
  // What refunds take out of the drawer comes after them.
  await shop.rest();
  const shift = await openedShift(as(by));
  if (!shift) return;
  const give = createGiving(as(by));
  const tillSessionId = shift.id;
  const expected = money.hundredths(shift.expectedCash.amount);
  const takings = Math.max(0, expected - float);
  if (takings > 0) {
    const amount = money.of(takings);
    await give('moveCash', `${key}-takings`, {
      ...{ tillSessionId, direction: 'EXPENSE', amount, reason: 'Takings to the bank', toAccountId: bankId },
    });
  }
  await give('closeTill', key, { tillSessionId, counted: money.of(expected - takings + difference) });
}

/** Customers pay in what their accounts have lost. */
export async function takeDeposits(by: StaffName, key: string, shop: LivingShop): Promise<void> {
  const { as, money, customers } = shop;
  await Promise.all(
    clientele.map(async ([name, holds], index) => {
      const accountId = customers.get(name)?.accountId;
      const data = await as(by)('accounts', 'query ($id: ID!) { account(id: $id) { balance { amount } } }', {
        id: accountId,
      });
      // As the operation asks for it.
      const { account } = data as { account: Pick<HouseAccount, 'balance'> };
      const missing = holds - money.hundredths(account.balance.amount);
      if (missing <= 0) return;
      const amount = money.of(missing);
      await createGiving(as(by))('depositToAccount', `${key}-${index}`, { accountId, amount });
    }),
  );
}

export async function payOutCards(key: string, { as, money, bankId }: LivingShop): Promise<void> {
  const card = await houseAccount('card', as(manager));
  const amount = money.hundredths(card.balance.amount);
  if (amount <= 0) return;
  await createGiving(as(manager))('transfer', key, {
    ...{ fromAccountId: card.id, toAccountId: bankId, amount: money.of(amount) },
    description: 'Card payout',
  });
}

interface HouseAccount {
  readonly id: string;
  readonly balance: { readonly amount: string };
}

async function houseAccount(code: string, execute: Execute): Promise<HouseAccount> {
  const operation = 'query ($code: String!) { accountByCode(code: $code) { id balance { amount } } }';
  const data = await execute('accounts', operation, { code });
  // As the operation asks for it; every shop has it.
  return data.accountByCode as HouseAccount;
}

interface OpenedShift {
  readonly id: string;
  readonly expectedCash: { readonly amount: string };
}

async function openedShift(execute: Execute): Promise<OpenedShift | undefined> {
  const data = await execute(
    'accounts',
    '{ tillSessions(first: 1, filter: { open: true }) { edges { node { id expectedCash { amount } } } } }',
  );
  // As the operation asks for it.
  const { tillSessions } = data as { tillSessions: { edges: readonly { node: OpenedShift }[] } };
  return tillSessions.edges[0]?.node;
}
