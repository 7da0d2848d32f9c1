import type { GraphQLSchema } from 'graphql';
import type { LoadedSupergraph } from '../supergraph/supergraph.ts';
import { createOperationStore, type OperationStore, type OperationStoreOptions } from './operation-store.ts';

/** The supergraph that is served now. Operations under way keep the one that they began with. */
export interface ServedGraph {
  current(): OperationStore;
  /** The store of a schema that is served, or was when an operation began. */
  storeOf(schema: GraphQLSchema): OperationStore;
  swap(supergraph: LoadedSupergraph): void;
  /** Called at once and at each swap; returns the unsubscribe. */
  onSwap(listener: (store: OperationStore) => void): () => void;
}

export function createServedGraph(
  first: LoadedSupergraph,
  options: Omit<OperationStoreOptions, 'supergraph'>,
): ServedGraph {
  const stores = new WeakMap<GraphQLSchema, OperationStore>();
  const listeners = new Set<(store: OperationStore) => void>();
  const storeFor = (supergraph: LoadedSupergraph): OperationStore => {
    const store = createOperationStore({ supergraph, ...options });
    stores.set(supergraph.schema, store);
    return store;
  };
  let current = storeFor(first);
  return {
    current: () => current,
    storeOf: (schema) => stores.get(schema) ?? current,
    swap(supergraph) {
      current = storeFor(supergraph);
      for (const listener of listeners) {
        listener(current);
      }
    },
    onSwap(listener) {
      listeners.add(listener);
      listener(current);
      return () => listeners.delete(listener);
    },
  };
}
