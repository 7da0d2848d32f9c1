import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { withParts } from '../running/parts.js';
import { startPeer } from '../running/processes.js';
import { startShop } from '../running/shop.js';
import { orderOfAll, placeOrders, stockProducts } from '../shop/orders.js';
import { signIn } from '../shop/sign-in.js';

export const sizes = {
  full: { rounds: 1, changes: 50, subscribers: [1, 100, 1_000, 10_000] },
  smoke: { rounds: 1, changes: 10, subscribers: [100] },
};

/**
 * Subscribers on one order, then as many on different ones; each order is told with its customer and 5 products, after
 * a refund of one piece. A server is started for each measurement, so that its memory is what these subscribers take.
 */
export default ({ rounds, changes, subscribers }) =>
  withParts(async ({ folder }) => {
    const orders = await shopWithOrders(folder, Math.max(...subscribers));
    const comparisons = [];
    for (const place of ['one order', 'different orders']) {
      for (const count of subscribers) {
        const load = { subscribers: count, changes };
        const watched = place === 'one order' ? 1 : count;
        comparisons.push(
          await sideBySide({
            title: `live: ${count.toLocaleString('en')} subscribers on ${place}`,
            compared: ['p50', 'p99', 'memoryEach'],
            targets: count >= 1000 ? targets : [],
            rounds,
            contenders: {
              'Tillgraph, embedded': () => watchShop(folder, { ...load, orders: orders.slice(0, watched) }),
              [peer]: () => watchPeer(watched, load),
            },
          }),
        );
      }
    }
    return comparisons;
  });

/** Pieces of each line: of the order that all watch, and of the others. */
const mostRefunds = 10_000;
const fewRefunds = 20;

const peer = 'graphql-ws, in-memory pub/sub';
const targets = [
  { to: peer, measure: 'p99', atLeast: 1 },
  { to: peer, measure: 'memoryEach', atLeast: 1 },
];

/** A shop in the folder with `count` orders that can be refunded as often as is measured: [{ id, lineId }]. */
const shopWithOrders = (folder, count) =>
  withShop(folder, async ({ client }) => {
    const stock = await stockProducts(client, mostRefunds + count * fewRefunds);
    const ofAll = orderOfAll(stock);
    const orderOf = (quantity) => (index) => ({
      ...ofAll(index),
      lines: stock.productIds.map((productId) => ({ productId, quantity })),
    });
    const [first] = await placeOrders(client, 1, orderOf(mostRefunds));
    const others = await placeOrders(client, count - 1, orderOf(fewRefunds));
    const ids = [first, ...others];
    const document = 'query ($id: ID!) { order(id: $id) { id lines { id } } }';
    const orders = [];
    for (const id of ids) {
      const { data } = await client.ask(document, { id });
      orders.push({ id, lineId: data.order.lines[0].id });
    }
    return orders;
  });

const watchShop = (folder, load) =>
  withShop(folder, ({ url, pid, token }) => measure('load/live-load.js', { url, pid, token, ...load }));

const withShop = (dataDir, work) =>
  withParts(async ({ open }) => {
    const { url, pid } = await open(startShop(dataDir));
    const { token, client } = await signIn(url);
    await open(client);
    return work({ url, pid, token, client });
  });

const watchPeer = (count, load) =>
  withParts(async ({ open }) => {
    const { ready, pid } = await open(startPeer('live-server.js', { count }));
    return measure('load/live-load.js', { ...ready, pid, ...load });
  });
