import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type LoggedTrace, type Logger, traceFields } from '../observability/index.ts';
import { isOutage } from '../outages/index.ts';

/** A GraphQLError, or what is left of one after its way through JSON. */
type AnyGraphQLError = {
  readonly [Field in keyof GraphQLFormattedError]: GraphQLFormattedError[Field] | undefined;
} & {
  readonly message: string;
  /** What a resolver has thrown; JSON has lost it. */
  readonly originalError?: Error | undefined;
};

/**
 * What a client may see of an error. One without a code is the outage of a server, or a fault of ours: that is logged
 * under an id, which is all that the client is told. `trace`: of the request that it happened in.
 */
export function publicError(
  error: AnyGraphQLError,
  logger: Logger,
  trace: LoggedTrace = {},
): GraphQLFormattedError {
  const { message, path, locations, extensions } = error;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  if (typeof extensions?.code === 'string' && extensions.code !== 'INTERNAL_SERVER_ERROR') {
    const { http: _forTransport, stacktrace: _internal, ...shown } = extensions;
    return { message, ...place, extensions: shown };
  }
  if (typeof extensions?.errorId === 'string') {
    return { message, ...place, extensions };
  }
  const { originalError } = error;
  const told = isOutage(originalError)
    ? outageError({ err: originalError, path }, logger, trace)
    : internalError(error, logger, trace);
  return { ...told, ...place };
}

/** The same of what was thrown instead of an answer. */
export function publicFailure(thrown: unknown, logger: Logger, trace: LoggedTrace): GraphQLFormattedError {
  if (thrown instanceof GraphQLError) return publicError(thrown, logger, trace);
  return isOutage(thrown)
    ? outageError({ err: thrown }, logger, trace)
    : internalError(thrown, logger, trace);
}

function outageError(about: object, logger: Logger, trace: LoggedTrace): GraphQLFormattedError {
  logger.warn({ ...about, ...traceFields(trace) }, 'An operation met a server that is away');
  return serverIsAway;
}

const serverIsAway = {
  message:
    'A server behind this field is away for now: try again in a moment. A change may have been made all the same: ' +
    'repeat it with the same idempotencyKey.',
  extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
};

export function internalError(
  error: unknown,
  logger: Logger,
  trace: LoggedTrace = {},
): GraphQLFormattedError {
  const errorId = randomUUID();
  logger.error({ err: error, errorId, ...traceFields(trace) }, 'An operation failed');
  return { message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR', errorId } };
}
