import type { SubgraphTransport, SubgraphTransports } from './port.ts';

/** Where a subgraph is, as the supergraph says. */
export interface SubgraphEndpoint {
  readonly name: string;
  readonly url: string;
}

/** The transports to the subgraphs of the supergraph that is served. */
export interface ServedTransports extends SubgraphTransports {
  /** Opens what is new. What is no longer served is closed when everything that began with it has had its time. */
  serve(endpoints: readonly SubgraphEndpoint[]): void;
  close(): Promise<void>;
}

/** `grace` in ms: no operation takes longer. */
export function createServedTransports(
  open: (endpoint: SubgraphEndpoint) => SubgraphTransport,
  grace: number,
): ServedTransports {
  let served = new Map<string, OpenTransport>();
  const retired = new Map<SubgraphTransport, NodeJS.Timeout>();

  const retire = (transport: SubgraphTransport) => {
    const timer = setTimeout(() => {
      retired.delete(transport);
      void transport.retire();
    }, grace);
    retired.set(transport, timer);
  };

  return {
    get: (subgraph) => served.get(subgraph)?.transport,
    serve(endpoints) {
      const before = served;
      served = new Map(
        endpoints.map((endpoint) => {
          const known = before.get(endpoint.name);
          const kept = known?.url === endpoint.url ? known : undefined;
          return [endpoint.name, kept ?? { url: endpoint.url, transport: open(endpoint) }];
        }),
      );
      for (const [name, { transport }] of before) {
        if (served.get(name)?.transport !== transport) retire(transport);
      }
    },
    async close() {
      for (const timer of retired.values()) clearTimeout(timer);
      const all = [...retired.keys(), ...[...served.values()].map(({ transport }) => transport)];
      await Promise.all(all.map((transport) => transport.close()));
    },
  };
}

interface OpenTransport {
  readonly url: string;
  readonly transport: SubgraphTransport;
}
