import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { gatewayError } from '../errors.ts';

/** Parses each text once. */
export type DocumentParser = (query: string) => DocumentNode | GraphQLError;

export function createDocumentParser(maxTokens: number): DocumentParser {
  const known = new LRUCache<string, DocumentNode>({
    max: 2_000,
    // Characters. A document takes up to 150 times as much memory as its text.
    maxSize: 1_000_000,
    sizeCalculation: (_document, query) => query.length,
  });
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
      if (error instanceof GraphQLError || error instanceof RangeError) {
        return gatewayError(parseErrorCode(error.message), error.message);
      }
      throw error;
    }
  };
}

/** The parser tells too many tokens as a syntax error, and too many brackets within brackets fill its stack. */
export const parseErrorCode = (message: string): 'OPERATION_TOO_COMPLEX' | 'GRAPHQL_PARSE_FAILED' =>
  message.endsWith('tokens. Parsing aborted.') || message.startsWith('Maximum call stack size')
    ? 'OPERATION_TOO_COMPLEX'
    : 'GRAPHQL_PARSE_FAILED';
