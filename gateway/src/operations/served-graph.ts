import { type DocumentNode, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { gatewayError } from '../errors.ts';
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

/** Parses each text once. */
export type DocumentParser = (query: string) => DocumentNode | GraphQLError;

export function createDocumentParser(maxTokens: number): DocumentParser {
  const known = new LRUCache<string, DocumentNode>({ max: 1000 });
  return (query) => {
    const document = known.get(query);
    if (document) {
      return document;
    }
    try {
      const parsed = parse(query, { maxTokens });
      known.set(query, parsed);
      return parsed;
    } catch (error) {
      if (error instanceof GraphQLError) {
        return parseFailed(error);
      }
      throw error;
    }
  };
}

const parseFailed = ({ message }: GraphQLError): GraphQLError =>
  gatewayError(parseErrorCode(message), message);

/** The parser tells too many tokens as a syntax error. */
export const parseErrorCode = (message: string): 'OPERATION_TOO_COMPLEX' | 'GRAPHQL_PARSE_FAILED' =>
  message.endsWith('tokens. Parsing aborted.') ? 'OPERATION_TOO_COMPLEX' : 'GRAPHQL_PARSE_FAILED';
