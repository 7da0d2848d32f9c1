import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { gatewayError } from '../errors.ts';
import { createDocumentCache } from './document-cache.ts';

/** Parses each text once. */
export type DocumentParser = (query: string) => DocumentNode | GraphQLError;

export function createDocumentParser(maxTokens: number): DocumentParser {
  const known = createDocumentCache();
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
        const { message, source, positions } = error;
        const place = { source: source ?? null, positions: positions ?? null };
        return new GraphQLError(message, { ...place, extensions: { code: parseErrorCode(message) } });
      }
      if (error instanceof RangeError) {
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
