import { join } from 'node:path';
import { runningServer } from '../../platform/dist/postgres/index.js';
import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { withParts } from '../running/parts.js';
import { startPeer } from '../running/processes.js';
import { startShop } from '../running/shop.js';
import { fillLists } from '../shop/fill-lists.js';
import { orderOfAll, placeOrders, stockProducts } from '../shop/orders.js';
import { signIn } from '../shop/sign-in.js';

export const sizes = {
  full: { rounds: 3, seconds: 3, orders: 1_000_000, products: 100_000, page: 1_000 },
  smoke: { rounds: 1, seconds: 0.5, orders: 5_000, products: 2_000, page: 40 },
};

/**
 * The first page and a far one, of 20: orders by when they were placed, products by name, products that a search finds.
 * Ours goes on from a cursor, the peer by OFFSET on the same tables with the same indexes.
 */
export default ({ rounds, seconds, orders, products, page }) =>
  withParts(async ({ folder, open }) => {
    const shop = await open(startShop(folder));
    const { token, client } = await signIn(shop.url);
    await open(client);
    const { productIds, customerIds } = await stockProducts(client, 1);
    await placeOrders(client, 1, orderOfAll({ productIds: productIds.slice(0, 1), customerIds }));
    const server = await runningServer(join(folder, 'postgresql'));
    const urls = { ordersUrl: server('tillgraph_orders'), catalogUrl: server('tillgraph_catalog') };
    await fillLists(urls, { orders, products });
    const { ready: peerUrl } = await open(startPeer('offset-server.js', urls));

    const comparisons = [];
    for (const [title, list] of Object.entries(lists({ orders, products }))) {
      const after = await cursorBefore(client, list, page);
      const ours = (variables) =>
        measure('load/page-load.js', { url: shop.url, token, seconds, query: list.query, variables });
      const peer = (number) =>
        measure('load/page-load.js', {
          url: peerUrl,
          seconds,
          query: list.peerQuery,
          variables: { offset: (number - 1) * pageSize },
        });
      const far = `page ${page.toLocaleString('en')}`;
      comparisons.push(
        await sideBySide({
          title: `lists: ${title}`,
          compared: ['p50'],
          targets: [{ to: 'Tillgraph, page 1', measure: 'p50', atLeast: 1 / 1.5 }],
          rounds,
          contenders: {
            [`Tillgraph, ${far}`]: () => ours({ after }),
            'Tillgraph, page 1': () => ours({ after: null }),
            [`OFFSET, ${far}`]: () => peer(page),
            'OFFSET, page 1': () => peer(1),
          },
        }),
      );
    }
    return comparisons;
  });

const pageSize = 20;
/** In the names of every other product. */
const term = 'o';

function lists({ orders, products }) {
  const order = 'id number status placedAt total { amount currencyCode }';
  const product = 'id name sku price { amount currencyCode }';
  return {
    [`${orders.toLocaleString('en')} orders`]: listOf('orders', order),
    [`${products.toLocaleString('en')} products`]: listOf('products', product),
    [`the products with "${term}" of ${products.toLocaleString('en')}`]: listOf('products', product, {
      ours: `, filter: { search: "${term}" }`,
      peer: `, search: "${term}"`,
    }),
  };
}

const listOf = (field, fields, { ours = '', peer = '' } = {}) => ({
  field,
  query: `query Page($after: String) { ${field}(first: ${pageSize}, after: $after${ours}) { edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } } }`,
  peerQuery: `query Page($offset: Int!) { ${field}(first: ${pageSize}, offset: $offset${peer}) { ${fields} } }`,
});

/** Where the page begins, found as a reader would: page after page. */
async function cursorBefore(client, { field, query }, page) {
  let after = null;
  for (let read = 1; read < page; read++) {
    const { data } = await client.ask(query, { after });
    const { endCursor, hasNextPage } = data[field].pageInfo;
    if (!hasNextPage) throw new Error(`${field} end with page ${read}.`);
    after = endCursor;
  }
  return after;
}
