import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { hasHiveRouter, startHiveRouter, startStockGateway } from '../peers/gateways.js';
import { writeSupergraph } from '../peers/supergraph-file.js';
import { withParts } from '../running/parts.js';
import { startPeer } from '../running/processes.js';
import { startShop } from '../running/shop.js';
import { orderOfAll, placeOrders, stockProducts } from '../shop/orders.js';
import { signIn } from '../shop/sign-in.js';

export const sizes = {
  full: { rounds: 3, seconds: 5, orders: 500 },
  smoke: { rounds: 1, seconds: 2, orders: 50 },
};

/**
 * order > customer > 5 products, each request another order, 32 connections. Ours: the embedded shop with real orders,
 * scopes, limits, deadlines and sessions. The peers: gateways before three Apollo Server subgraphs over HTTP, which
 * answer from memory without asking who it is.
 */
export default ({ rounds, seconds, orders }) =>
  withParts(async ({ folder, open }) => {
    const shop = await open(startShop(folder));
    const { token, client } = await signIn(shop.url);
    const stock = await stockProducts(client, orders);
    const ids = await placeOrders(client, orders, orderOfAll(stock));
    await client.stop();

    const subgraphs = await open(startPeer('apollo-subgraphs.js'));
    const supergraphFile = await writeSupergraph(folder, subgraphs.ready);
    const stockGateway = await open(startStockGateway(supergraphFile));
    const router = hasHiveRouter() ? await open(startHiveRouter(supergraphFile)) : undefined;

    const load = (url, credentials) =>
      measure('load/http-load.js', {
        ...{ url, seconds, kind: 'order', data: { ids }, connections: 32 },
        ...credentials,
      });
    return [
      await sideBySide({
        title: 'supergraph: order > customer > 5 products, embedded, 32 connections',
        compared: ['rate', 'p50'],
        targets: [
          { to: stockName, measure: 'rate', atLeast: 8 },
          { to: routerName, measure: 'rate', atLeast: 1 },
        ],
        rounds,
        contenders: {
          'Tillgraph, embedded': () => load(shop.url, { token }),
          [stockName]: () => load(stockGateway.url),
          ...(router && { [routerName]: () => load(router.url) }),
        },
      }),
    ];
  });

const stockName = 'stock @apollo/gateway over HTTP';
const routerName = 'Hive Router over HTTP';
