export {
  createSubgraphServer,
  type ServedDocument,
  type SubgraphServer,
  type SubgraphServerOptions,
} from './subgraph-server.ts';
