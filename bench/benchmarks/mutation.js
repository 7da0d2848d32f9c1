import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { startDatabases } from '../running/databases.js';
import { withParts } from '../running/parts.js';
import { startPeer } from '../running/processes.js';
import { startShop } from '../running/shop.js';
import { audited, openAccounts } from '../shop/accounts.js';
import { stockProducts } from '../shop/orders.js';
import { signIn } from '../shop/sign-in.js';

export const sizes = { full: { rounds: 3, seconds: 5 }, smoke: { rounds: 1, seconds: 2 } };

/**
 * Two mutations at 64 clients. Ours: HTTP and the whole embedded stack, each change an event that stays, under an
 * idempotency key. The peer: Apollo Server, the same requests, rows changed in place on a server of its own that is as
 * durable.
 */
export default ({ rounds, seconds }) =>
  withParts(async ({ folder, open }) => {
    const shop = await open(startShop(`${folder}/shop`));
    const { token, client } = await signIn(shop.url);
    await open(client);
    const accountIds = await openAccounts(client, connections);
    const { productIds } = await stockProducts(client, plenty);

    const server = await open(startDatabases(folder, ['plain']));
    const { ready: plain } = await open(
      startPeer('plain-sql-server.js', {
        databaseUrl: server.url('plain'),
        accounts: connections,
        products: productIds.length,
      }),
    );

    const load = ({ url, kind, data, token }) =>
      measure('load/http-load.js', { url, token, connections, seconds, kind, data });
    const compared = {
      compared: ['rate', 'p99'],
      targets: [{ to: peer, measure: 'rate', atLeast: 2 }],
      rounds,
    };
    return [
      await sideBySide({
        title: 'mutation: recordIncome on 64 accounts, 64 clients',
        ...compared,
        contenders: {
          // Twice as many may be under way, for the warm-up is cut off too.
          'Tillgraph, embedded': () =>
            audited(client, accountIds, 2 * connections, () =>
              load({ url: shop.url, token, kind: 'recordIncome', data: { accountIds } }),
            ),
          [peer]: () => load({ url: plain.url, kind: 'recordIncome', data: plain }),
        },
      }),
      await sideBySide({
        title: 'mutation: placeOrder of 5 products with awaitOutcomeMs, 64 clients',
        ...compared,
        contenders: {
          'Tillgraph, embedded': () =>
            load({ url: shop.url, token, kind: 'placeOrder', data: { productIds } }),
          [peer]: () => load({ url: plain.url, kind: 'placeOrder', data: plain }),
        },
      }),
    ];
  });

const connections = 64;
/** Pieces of each product: more than any run sells. */
const plenty = 10_000_000;
const peer = 'Apollo Server, plain SQL';
