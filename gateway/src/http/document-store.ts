import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { createDocumentCache } from '../operations/document-cache.ts';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Where Apollo Server keeps documents; its own measures each as JSON, for which brackets within brackets are too deep. */
export function createDocumentStore(): DocumentStore {
  const known = createDocumentCache();
  return {
    get: async (key) => known.get(key),
    async set(key, document) {
      known.set(key, document);
    },
    delete: async (key) => known.delete(key),
  };
}
