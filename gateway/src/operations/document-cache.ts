import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Documents that were parsed, bounded by the length of their texts: measuring them would take as long as parsing. */
export const createDocumentCache = (): LRUCache<string, DocumentNode> =>
  new LRUCache({
    max: 2_000,
    // Characters. A document takes up to 150 times as much memory as its text.
    maxSize: 1_000_000,
    sizeCalculation: ({ loc }, key) => loc?.source.body.length ?? key.length,
  });
