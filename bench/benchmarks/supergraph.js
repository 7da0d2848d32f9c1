import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.js';
import { startPeer, startShop } from '../processes.js';
import { placeOrders } from '../shop-orders.js';
import { measure, sideBySide } from '../side-by-side.js';

/**
 * order > customer > 5 products, each request another order, 32 connections. Ours: the embedded shop with real orders,
 * scopes, limits, deadlines and sessions. The peer: stock @apollo/gateway before three Apollo Server subgraphs over
 * HTTP, which answer from memory without asking who it is.
 */
export default async function supergraph({ rounds, seconds }) {
  const folder = await mkdtemp(join(tmpdir(), 'tillgraph-bench-'));
  const running = [];
  try {
    const shop = await startShop(join(folder, 'shop'), await freePort());
    running.push(shop);
    const { token, orderIds } = await placeOrders(shop.url, 500);
    const ids = join(folder, 'orders.json');
    await writeFile(ids, JSON.stringify(orderIds));

    const subgraphs = await startPeer('peers/apollo-subgraphs.js');
    running.push(subgraphs);
    const gateway = await startPeer('peers/stock-gateway.js', JSON.stringify(subgraphs.ready));
    running.push(gateway);

    await sideBySide(
      'supergraph: order > customer > 5 products, 32 connections',
      {
        'Tillgraph, embedded': () => measure('http-load.js', shop.url, seconds, ids, token),
        'stock @apollo/gateway over HTTP': () => measure('http-load.js', gateway.ready, seconds, ids),
      },
      rounds,
    );
  } finally {
    for (const part of running.reverse()) await part.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
