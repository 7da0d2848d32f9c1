import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { startDatabases } from '../running/databases.js';
import { withParts } from '../running/parts.js';
import { startPeer } from '../running/processes.js';
import { startShop } from '../running/shop.js';
import { orderOfAll, placeOrders, stockProducts } from '../shop/orders.js';
import { signIn } from '../shop/sign-in.js';

export const sizes = {
  full: { rounds: 1, changes: { ofOne: 50, ofEach: 300 }, subscribers: [1, 100, 1_000, 10_000] },
  smoke: { rounds: 1, changes: { ofOne: 10, ofEach: 10 }, subscribers: [100] },
};

/**
 * Subscribers on one order, then as many on different ones; each order is told with its customer and 5 products, after
 * a refund of one piece. A server is started for each measurement, so that its memory is what these subscribers take,
 * and the one order is another each time, for it grows with its refunds.
 */
export default ({ rounds, changes, subscribers }) =>
  withParts(async ({ folder, open }) => {
    const orders = await shopWithOrders(folder, Math.max(...subscribers, fewest));
    const server = await open(startDatabases(`${folder}/peer`, ['live']));
    const databaseUrl = server.url('live');
    const comparisons = [];
    for (const place of ['one order', 'different orders']) {
      for (const [index, count] of subscribers.entries()) {
        const watched = place === 'one order' ? orders.slice(index, index + 1) : orders.slice(0, count);
        const load = {
          subscribers: count,
          changes: place === 'one order' ? changes.ofOne : changes.ofEach,
        };
        comparisons.push(
          await sideBySide({
            title: `live: ${count.toLocaleString('en')} subscribers on ${place}`,
            compared: ['p50', 'p99', 'memoryEach'],
            targets: count >= 1000 ? targets : [],
            rounds,
            contenders: {
              'Tillgraph, embedded': () => watchShop(folder, { ...load, orders: watched }),
              [peer]: () => watchPeer({ databaseUrl, count: watched.length }, load),
            },
          }),
        );
      }
    }
    return comparisons;
  });

/** Of each line: more than all refunds of one order take. */
const pieces = 1000;
/** Each number of subscribers watches one of its own. */
const fewest = 4;

const peer = 'graphql-ws, in-memory pub/sub';
const targets = [
  { to: peer, measure: 'p99', atLeast: 1 },
  { to: peer, measure: 'memoryEach', atLeast: 1 },
];

/** A shop in the folder with `count` orders that can be refunded as often as is measured: [{ id, lineId }]. */
const shopWithOrders = (folder, count) =>
  withShop(folder, async ({ client }) => {
    const stock = await stockProducts(client, count * pieces);
    const ofAll = orderOfAll(stock);
    const lines = stock.productIds.map((productId) => ({ productId, quantity: pieces }));
    const ids = await placeOrders(client, count, (index) => ({ ...ofAll(index), lines }));
    const orders = [];
    for (const id of ids) {
      const { data } = await client.ask('query ($id: ID!) { order(id: $id) { lines { id } } }', { id });
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

const watchPeer = (parameters, load) =>
  withParts(async ({ open }) => {
    const { ready, pid } = await open(startPeer('live-server.js', parameters));
    return measure('load/live-load.js', { ...ready, pid, ...load });
  });
