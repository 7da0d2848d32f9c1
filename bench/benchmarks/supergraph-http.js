import { measure } from '../measuring/script.js';
import { sideBySide } from '../measuring/side-by-side.js';
import { hasHiveRouter, startHiveGateway, startHiveRouter, startStockGateway } from '../peers/gateways.js';
import { writeSupergraph } from '../peers/supergraph-file.js';
import { withParts } from '../running/parts.js';
import { startPeer } from '../running/processes.js';
import { startGateway } from '../running/shop.js';

export const sizes = { full: { rounds: 3, seconds: 5 }, smoke: { rounds: 1, seconds: 2 } };

/** The same query through gateways alone, all before the same three Apollo Server subgraphs in one process. */
export default ({ rounds, seconds }) =>
  withParts(async ({ folder, open }) => {
    const subgraphs = await open(startPeer('apollo-subgraphs.js'));
    const supergraphFile = await writeSupergraph(folder, subgraphs.ready);
    const gateways = {
      'Tillgraph gateway': await open(startGateway(folder, supergraphFile)),
      [stock]: await open(startStockGateway(supergraphFile)),
      [hive]: await open(startHiveGateway(supergraphFile)),
      ...(hasHiveRouter() && { 'Hive Router': await open(startHiveRouter(supergraphFile)) }),
    };
    const ids = Array.from({ length: 1_000 }, (_, index) => String(index));
    const load = ({ url }) =>
      measure('load/http-load.js', { url, seconds, kind: 'order', data: { ids }, connections: 32 });
    return [
      await sideBySide({
        title: 'supergraph-http: order > customer > 5 products, same subgraphs, 32 connections',
        compared: ['rate', 'p50'],
        targets: [
          { to: stock, measure: 'rate', atLeast: 2.5 },
          { to: hive, measure: 'rate', atLeast: 1 },
        ],
        rounds,
        contenders: Object.fromEntries(
          Object.entries(gateways).map(([name, gateway]) => [name, () => load(gateway)]),
        ),
      }),
    ];
  });

const stock = 'stock @apollo/gateway';
const hive = 'Hive Gateway (JS)';
