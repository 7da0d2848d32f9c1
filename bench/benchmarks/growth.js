import { setTimeout as pause } from 'node:timers/promises';
import { compare } from '../measuring/compare.js';
import { measure } from '../measuring/script.js';
import { startDatabases } from '../running/databases.js';
import { residentMemory } from '../running/memory.js';
import { withParts } from '../running/parts.js';
import { startShop } from '../running/shop.js';
import { openAccounts } from '../shop/accounts.js';
import { signIn } from '../shop/sign-in.js';

const upTo = (most) => [10_000, 100_000, 1_000_000, 10_000_000].filter((events) => events <= most);

export const sizes = {
  // EVENTS=10000000 takes half an hour, and 20 GB of disk.
  full: { seconds: 3, events: upTo(Number(process.env.EVENTS ?? 1_000_000)) },
  smoke: { seconds: 1, events: [1_000, 10_000] },
};

/**
 * One shop whose accounts' log grows; at each size: commands a second, how long the second start takes and how much
 * memory the idle process, an account loaded by the write side, and two questions about the past through the graph.
 */
export default ({ seconds, events }) =>
  withParts(async ({ folder, open }) => {
    const server = await open(startDatabases(folder, []));
    const settings = { DATABASE_URL: server.url('postgres'), DEMO_DATA: 'false' };
    const run = (work) => withShop(`${folder}/shop`, settings, work);
    const accountIds = await run(({ client }) => openAccounts(client, accounts));
    const rows = {};
    let from = 0;
    for (const to of events) {
      const url = server.url('tillgraph_accounts');
      const appended = await measure('ours/grow-log.js', { url, accountIds, from, to, seconds });
      const catchUp = (to - from) / (await run(caughtUpIn));
      const read = await run((shop) => readPast(shop, accountIds[0], seconds));
      rows[`${to.toLocaleString('en')} events`] = [{ ...appended, catchUp, ...read }];
      from = to;
    }
    // The largest is the one that is compared, so it comes first.
    const largestFirst = Object.fromEntries(Object.entries(rows).reverse());
    return [
      compare({
        title: `growth: the log of ${accounts} accounts`,
        note: 'Each ratio says how much better the largest is: 1 is flat.',
        rows: largestFirst,
        compared: ['rate', 'catchUp', 'start', 'memory', 'load', 'balanceAt', 'statement'],
      }),
    ];
  });

const accounts = 16;

const withShop = (dataDir, settings, work) =>
  withParts(async ({ open }) => {
    const started = performance.now();
    const shop = await open(startShop(dataDir, settings));
    const { token, client } = await signIn(shop.url);
    await open(client);
    return work({ ...shop, started, token, client });
  });

/** s from the start of the process until its read models have all that is in the logs. */
async function caughtUpIn({ url, started }) {
  for (;;) {
    const { services } = await (await fetch(url.replace('graphql', 'status'))).json();
    if (services.every(({ lag }) => lag === null || lag === 0)) return (performance.now() - started) / 1000;
    await pause(50);
  }
}

async function readPast({ url, token, pid, startedIn }, accountId, seconds) {
  const memory = residentMemory(pid) / 1e6;
  const now = new Date();
  const variables = { id: accountId, at: now.toISOString() };
  const p50 = async (query, more) =>
    (await measure('load/page-load.js', { url, token, seconds, query, variables: { ...variables, ...more } }))
      .p50;
  return {
    start: startedIn,
    memory,
    balanceAt: await p50(balanceAt),
    statement: await p50(statement, { from: new Date(now - hour).toISOString() }),
  };
}

/** ms */
const hour = 3_600_000;

const balanceAt = `query ($id: ID!, $at: DateTime!) { account(id: $id) { balanceAt(at: $at) { amount } } }`;
const statement = `query ($id: ID!, $from: DateTime!, $at: DateTime!) {
  account(id: $id) {
    statement(from: $from, to: $at) {
      openingBalance { amount } closingBalance { amount }
      transactions { edges { node { id balanceAfter { amount } } } }
    }
  }
}`;
