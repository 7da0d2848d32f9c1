import type { Exchange } from '@urql/core';
import { cacheExchange, type Resolver } from '@urql/exchange-graphcache';
import { pagedFields, possibleTypes, withoutId } from './generated/shapes.ts';
import { pagesInTurn } from './pages-in-turn.ts';

/** Keeps each entity once: what a subscription tells of it is seen wherever it is shown. */
export function createCache(): Exchange {
  const pages = Object.entries(pagedFields).map(([type, fields]) => [
    type,
    Object.fromEntries(fields.map((field) => [field, pagesInTurn()])),
  ]);
  const { Query, ...others } = Object.fromEntries(pages);
  return cacheExchange({
    resolvers: {
      ...others,
      Query: {
        ...Query,
        // One that a list or a scan has brought is not asked for again.
        product,
      },
    },
    // Else it would guess by what it keeps, and it keeps no refusals: they would come without their words.
    possibleTypes,
    // They are parts of what they stand in.
    keys: Object.fromEntries(withoutId.map((type) => [type, () => null])),
  });
}

const product: Resolver = (_query, { id }) => ({ __typename: 'Product', id: String(id) });
