import { randomUUID } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from '../observability/index.ts';

/** A GraphQLError, or what is left of one after its way through JSON. */
type AnyGraphQLError = {
  readonly [Field in keyof GraphQLFormattedError]: GraphQLFormattedError[Field] | undefined;
} & { readonly message: string };

/**
 * What a client may see of an error. One without a code is a fault of ours: it is logged under an id, which is all that
 * the client is told.
 */
export function publicError(error: AnyGraphQLError, logger: Logger): GraphQLFormattedError {
  const { message, path, locations, extensions } = error;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  if (typeof extensions?.code === 'string' && extensions.code !== 'INTERNAL_SERVER_ERROR') {
    const { http: _forTransport, stacktrace: _internal, ...shown } = extensions;
    return { message, ...place, extensions: shown };
  }
  if (typeof extensions?.errorId === 'string') {
    return { message, ...place, extensions };
  }
  return { ...internalError(error, logger), ...place };
}

export function internalError(error: unknown, logger: Logger): GraphQLFormattedError {
  const errorId = randomUUID();
  logger.error({ err: error, errorId }, 'An operation failed');
  return { message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } };
}
