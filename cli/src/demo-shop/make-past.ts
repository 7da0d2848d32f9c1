import { randomBytes } from 'node:crypto';
import type { Settings } from '@tillgraph/platform/config';
import { createProgressBar } from '../progress-bar.ts';
import type { Execute, ShopClient } from '../shop/shop-client.ts';
import { anonymous } from '../shop/shop-client.ts';
import type { ShopClock } from '../shop/shop-clock.ts';
import { shopCurrency } from '../shop/shop-currency.ts';
import { createDemoMoney, type DemoMoney } from './demo-money.ts';
import { fillDemoShop } from './fill-demo-shop.ts';
import { demoUser, firstOwner } from './first-owner.ts';
import { createGiving } from './giving.ts';
import { type StaffName, staff } from './history.ts';
import { liveDay } from './live-day.ts';
import type { LivingShop } from './living-shop.ts';
import { planHistory } from './plan-history.ts';
import { tidyUp } from './tidy-up.ts';
import { createUnfinishedNote, type UnfinishedPast } from './unfinished-note.ts';

export interface PastToMake {
  readonly past: UnfinishedPast;
  readonly client: ShopClient;
  readonly clock: ShopClock;
  readonly settings: Settings;
  /** Resolves when everybody has heard of everything. */
  readonly rest: () => Promise<void>;
  /** Aborted: the shop is not wanted any more; the next start goes on. */
  readonly signal: AbortSignal;
}

/**
 * Fills the shop and makes its past, by commands on a clock that is set forward from step to step, and is the machine's
 * in the end. A day that was cut off is left as it is: the next start goes on with the one after it.
 */
export async function makePast(options: PastToMake): Promise<void> {
  const { past, client, clock, settings, rest, signal } = options;
  const note = createUnfinishedNote(settings.dataDir);
  const owner = client(await firstOwner(client));
  const money = createDemoMoney(await shopCurrency(client(anonymous)));
  const filled = await fillDemoShop(owner, money.currencyCode);
  const [as, bankId] = await Promise.all([hireStaff(owner, client), openBank(owner, money)]);
  const shop: LivingShop = { ...filled, clock, money, bankId, as, rest, sold: new Map() };

  if (past.daysBegun > 0) await tidyUp(`cut-off-${past.daysBegun}`, shop);
  const days = planHistory(past);
  const progress = createProgressBar();
  for (const [index, day] of days.entries()) {
    if (index < past.daysBegun) continue;
    signal.throwIfAborted();
    progress.show(index / days.length, `the shop’s past, ${day.date}`);
    await note.write({ past: { ...past, daysBegun: index + 1 } });
    await liveDay(day, shop);
  }
  await rest();
  progress.show(1, 'the shop’s past is made');
  progress.end();
  clock.run();
  await note.remove();
}

/** They act with the rights of their roles. Nobody can sign in as one of them until the owner sets a password. */
async function hireStaff(owner: Execute, client: ShopClient) {
  const give = createGiving(owner);
  const hired = new Map<StaffName, Execute>(
    await Promise.all(
      staff.map(async ({ name, role }) => {
        const { id } = await give('createUser', `user-${name}`, {
          ...{ displayName: name, role, email: `${name.toLowerCase().replace(' ', '.')}@example.com` },
          password: randomBytes(32).toString('base64url'),
        });
        return [name, client(demoUser(id, role))] as const;
      }),
    ),
  );
  return (name: StaffName): Execute => {
    const execute = hired.get(name);
    if (!execute) throw new Error(`${name} does not work here.`);
    return execute;
  };
}

/** With what the owner has put in, in hundredths. */
async function openBank(owner: Execute, money: DemoMoney): Promise<string> {
  const give = createGiving(owner);
  const { id: accountId } = await give('openAccount', 'account-bank', {
    ...{ code: 'bank', name: 'Bank', currencyCode: money.currencyCode },
  });
  const capital = { description: 'The owner’s own money', category: 'Capital' };
  await give('recordIncome', 'income-bank', { accountId, amount: money.of(1_200_000), ...capital });
  return accountId;
}
