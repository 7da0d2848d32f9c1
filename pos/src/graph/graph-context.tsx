import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { Provider } from 'urql';
import { useStore } from '../app/store.ts';
import { useSession } from '../session/session-context.tsx';
import type { Connection } from './connection.ts';
import { createGraph, type Graph } from './graph.ts';

const GraphContext = createContext<Graph | undefined>(undefined);

/** The graph for as long as it is shown: another cashier is given another one. */
export function GraphProvider({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const [graph] = useState(() => createGraph(session));
  useEffect(() => graph.close, [graph]);
  return (
    <GraphContext value={graph}>
      <Provider value={graph.client}>{children}</Provider>
    </GraphContext>
  );
}

export const useConnection = (): Connection => useStore(useGraph().connection);

export function useGraph(): Graph {
  const graph = useContext(GraphContext);
  if (!graph) throw new Error('useGraph stands outside of GraphProvider.');
  return graph;
}
