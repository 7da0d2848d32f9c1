/**
 * A client that records a dollar on the account and at once asks for the balance that shows it: the time from sending
 * the mutation until the balance is there.
 */
import { closedLoop } from '../measuring/closed-loop.js';
import { answer, parameters } from '../measuring/script.js';
import { balanceOf } from '../shop/accounts.js';
import { graphClient } from '../shop/graph-client.js';

const { url, token, accountId, seconds } = parameters();
const client = graphClient(url, token);
let recorded = 0;

const { p50, p99 } = await closedLoop(1, seconds, async () => {
  const { consistencyToken } = await client.mutate(
    'recordIncome',
    'RecordTransactionInput',
    'consistencyToken',
    { accountId, amount: { amount: '1.00', currencyCode: 'USD' }, description: 'Salary' },
  );
  recorded += 1;
  const shown = await balanceOf(client, accountId, consistencyToken);
  // Its own are all that are on the account.
  if (shown % 1 !== 0 || shown < recorded) throw new Error(`${shown} is shown of ${recorded}.`);
});
answer({ balanceP50: p50, balanceP99: p99 });
await client.stop();
