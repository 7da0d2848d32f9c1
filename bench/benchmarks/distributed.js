import { readFile } from 'node:fs/promises';
import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { startDistributedShop } from '../running/distributed-shop.js';
import { withParts } from '../running/parts.js';
import { audited, openAccounts } from '../shop/accounts.js';
import { signIn } from '../shop/sign-in.js';

/** No smoke: its servers take longer to start than all other benchmarks together. */
export const sizes = { full: { rounds: 3, seconds: 10 } };

/**
 * recordIncome at 64 connections on one account of the shop of many processes; beside them one client waits for its
 * balances. One failed request fails the benchmark. The peer is not run: its figures were recorded elsewhere.
 */
export default ({ rounds, seconds }) =>
  withParts(async ({ folder, open }) => {
    const { runs } = JSON.parse(
      await readFile(new URL('../recorded/bank-demo.json', import.meta.url), 'utf8'),
    );
    const shop = await open(startDistributedShop(folder));
    const { token, client } = await signIn(shop.url);
    await open(client);
    const [accountId, watched] = await openAccounts(client, 2);
    const load = { url: shop.url, token, seconds };

    async function ours() {
      const [taken, seen] = await Promise.all([
        audited(client, [accountId], 2 * connections, () =>
          measure('load/http-load.js', {
            ...load,
            ...{ connections, kind: 'recordIncome', data: { accountIds: [accountId] } },
          }),
        ),
        measure('load/balance-load.js', { ...load, accountId: watched }),
      ]);
      return { ...taken, ...seen };
    }
    const best = runs.reduce((one, other) => (one.rate > other.rate ? one : other));
    const asMany = runs.find((run) => run.connections === connections);
    return [
      await sideBySide({
        title: 'distributed: recordIncome on one account, 64 connections',
        note: 'The bank demo was recorded elsewhere and is not run here (bench/recorded/bank-demo.json).',
        targets: [{ to: bestName, measure: 'rate', atLeast: 5 }],
        rounds,
        contenders: {
          'Tillgraph, distributed': ours,
          [bestName]: () => best,
          [`bank demo, ${connections} connections, until it failed`]: () => asMany,
        },
      }),
    ];
  });

const connections = 64;
const bestName = 'bank demo at its best (4 connections)';
