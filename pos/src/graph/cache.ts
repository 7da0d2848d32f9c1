import type { Exchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

/** Keeps each product once: what a subscription tells of it is seen wherever it is shown. */
export const createCache = (): Exchange =>
  cacheExchange({
    resolvers: {
      Query: {
        products: relayPagination(),
        categories: relayPagination(),
        // One that a list or a scan has brought is not asked for again.
        product: (_query, { id }) => ({ __typename: 'Product', id }),
      },
    },
    keys: Object.fromEntries(withoutId.map((type) => [type, () => null])),
  });

/** They are parts of what they stand in. */
const withoutId = [
  'Address',
  'Cancellation',
  'CategoryConnection',
  'CategoryEdge',
  'Money',
  'PageInfo',
  'ProductConnection',
  'ProductEdge',
  'Stock',
  'StockShortage',
  'TaxTotal',
];
