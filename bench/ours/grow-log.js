/**
 * Lets the accounts' log of a shop that does not run grow from `from` events to `to`, by the shop's own deciders, many
 * events a command. Then measures there: the rate of commands of one event by 64 clients, for `seconds`, and the load of
 * an account that is not in memory.
 */

import { account } from '../../subgraphs/accounts/dist/domain/account.js';
import { book } from '../../subgraphs/accounts/dist/domain/booking.js';
import { closedLoop } from '../measuring/closed-loop.js';
import { median } from '../measuring/median.js';
import { answer, parameters } from '../measuring/script.js';
import { commandMetadata, openLog } from './event-log.js';

const batch = 100;
const clients = 64;
const salary = {
  type: 'INCOME',
  origin: 'MANUAL',
  amount: { minor: 100, currency: 'USD' },
  description: 'Salary',
};

const { url, accountIds, from, to, seconds } = parameters();
const store = await openLog(url);
let left = to - from;
await Promise.all(
  accountIds.map(async (id) => {
    while (left > 0) {
      const count = Math.min(left, batch);
      left -= count;
      await recordIncomes(id, count);
    }
  }),
);
const { rate } = await closedLoop(clients, seconds, (client) =>
  recordIncomes(accountIds[client % accountIds.length], 1),
);
await store.close();
answer({ rate, load: await coldLoad() });

async function recordIncomes(id, count) {
  const outcome = await store.execute({
    metadata: commandMetadata(),
    aggregates: [{ aggregate: account, id }],
    decide: ([{ state }], now) => ({
      accepted: true,
      appends: [{ stream: `account-${id}`, events: incomes(state, count, now) }],
      result: null,
    }),
  });
  if (!outcome.accepted) throw new Error(JSON.stringify(outcome.errors));
}

function incomes(state, count, occurredAt) {
  const events = [];
  let current = state;
  for (let index = 0; index < count; index++) {
    const booked = book(current, { ...salary, occurredAt });
    events.push({ event: booked.event });
    current = booked.account;
  }
  return events;
}

/** ms */
async function coldLoad() {
  const fresh = await openLog(url);
  await fresh.head(); // its connection is there
  const times = [];
  for (const id of accountIds) {
    const started = performance.now();
    await fresh.load(account, id);
    times.push(performance.now() - started);
  }
  await fresh.close();
  return median(times);
}
