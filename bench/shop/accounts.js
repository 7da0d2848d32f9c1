/** Opens `count` accounts in dollars; resolves with their ids. */
export async function openAccounts(client, count) {
  const accountIds = [];
  for (let index = 0; index < count; index++) {
    const { account } = await client.mutate('openAccount', 'OpenAccountInput', 'account { id }', {
      code: `bench-${index}-${crypto.randomUUID().slice(0, 8)}`,
      name: `Account ${index}`,
      currencyCode: 'USD',
    });
    accountIds.push(account.id);
  }
  return accountIds;
}

/** The sum of the accounts' balances, as they are once all is applied that was answered before: whole dollars. */
export async function sumOfBalances(client, accountIds) {
  let sum = 0;
  for (const id of accountIds) {
    const { data } = await client.ask('query ($id: ID!) { account(id: $id) { balance { amount } } }', { id });
    sum += Number(data.account.balance.amount);
  }
  return sum;
}
