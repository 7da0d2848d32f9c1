export { createSubgraphServer, type SubgraphServer, type SubgraphServerOptions } from './subgraph-server.ts';
