import { type LoggedTrace, type Logger, traceFields } from '@tillgraph/platform/observability';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { internalError, publicError, SubgraphUnavailable, tellsOutage } from '../errors.ts';
import { unavailable } from '../execution/ask-subgraphs.ts';

/** A subscription has ended before its client did, or could not begin. */
export class SubscriptionFailed extends Error {
  override readonly name = 'SubscriptionFailed';
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message ?? 'The subscription failed.');
    this.errors = errors;
  }
}

/** Whether the subgraph, or a server behind it, is away: it may go on later. */
export const isAway = (error: unknown): boolean =>
  error instanceof SubgraphUnavailable || (error instanceof GraphQLError && tellsOutage(error));

/** As clients are told of it. */
export function failureOf(
  error: unknown,
  subgraph: string,
  logger: Logger,
  trace: LoggedTrace,
): SubscriptionFailed {
  if (error instanceof SubscriptionFailed) {
    return error;
  }
  if (isAway(error)) {
    logger.warn({ err: error, subgraph, ...traceFields(trace) }, 'A subscription was interrupted');
    return new SubscriptionFailed([unavailable(subgraph, 'subscription')]);
  }
  return new SubscriptionFailed([
    error instanceof GraphQLError ? publicError(error, logger, trace) : internalError(error, logger, trace),
  ]);
}
