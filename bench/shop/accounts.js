import { setTimeout as pause } from 'node:timers/promises';

/** Opens `count` accounts in dollars; resolves with their ids when they can be read. */
export async function openAccounts(client, count) {
  const accountIds = [];
  for (let index = 0; index < count; index++) {
    const selection = 'account { id } consistencyToken';
    const { account, consistencyToken } = await client.mutate('openAccount', 'OpenAccountInput', selection, {
      code: `bench-${crypto.randomUUID()}`,
      name: `Account ${index}`,
      currencyCode: 'USD',
    });
    await balanceOf(client, account.id, consistencyToken);
    accountIds.push(account.id);
  }
  return accountIds;
}

/**
 * Runs `load`, which answers how many incomes of a dollar on the accounts were `answered`, and audits the balances:
 * each of these is in them once. What was `underWay` at most when connections were closed may be, too. Resolves with
 * the load's other figures, and how many were lost.
 */
export async function audited(client, accountIds, underWay, load) {
  const before = await sumOfBalances(client, accountIds);
  const { answered, ...figures } = await load();
  const deadline = performance.now() + patience;
  let recorded = 0;
  do {
    recorded = (await sumOfBalances(client, accountIds)) - before;
    await pause(50);
  } while (recorded < answered && performance.now() < deadline);
  if (recorded > answered + underWay) throw new Error(`${recorded} are recorded of ${answered} answered.`);
  return { ...figures, lost: Math.max(0, answered - recorded) };
}

/** ms in which the read model catches up. */
const patience = 60_000;

/** Dollars, as far as they are in the read model. */
async function sumOfBalances(client, accountIds) {
  const balances = await Promise.all(accountIds.map((id) => balanceOf(client, id, '')));
  return balances.reduce((sum, balance) => sum + balance, 0);
}

/** Dollars, with all that the token covers. */
export async function balanceOf(client, id, consistencyToken) {
  const document = 'query ($id: ID!) { account(id: $id) { balance { amount } } }';
  const { data } = await client.askAfter(consistencyToken, document, { id });
  return Number(data.account.balance.amount);
}
