import type { Exchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { possibleTypes, withoutId } from './generated/shapes.ts';

/** Keeps each entity once: what a subscription tells of it is seen wherever it is shown. */
export const createCache = (): Exchange =>
  cacheExchange({
    resolvers: {
      // One that a list or a scan has brought is not asked for again.
      Query: { product: (_query, { id }) => ({ __typename: 'Product', id: String(id) }) },
    },
    // Else it would guess by what it keeps, and it keeps no refusals: they would come without their words.
    possibleTypes,
    // They are parts of what they stand in.
    keys: Object.fromEntries(withoutId.map((type) => [type, () => null])),
  });
