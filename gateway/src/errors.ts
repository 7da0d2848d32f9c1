import { isOutage } from '@tillgraph/platform/outages';
import { GraphQLError } from 'graphql';

export { internalError, publicError } from '@tillgraph/platform/subgraph';

/** The codes that the gateway itself answers with; those of subgraphs pass through. */
export type GatewayErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'SUBGRAPH_UNAVAILABLE'
  | 'OPERATION_TOO_COMPLEX'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'INTERNAL_SERVER_ERROR';

export const gatewayError = (
  code: GatewayErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError => new GraphQLError(message, { extensions: { code, ...extensions } });

/** Whether an error that a subgraph tells, or its resolver has thrown, is that a server behind it is away. */
export const tellsOutage = ({ extensions, originalError }: ToldError): boolean =>
  extensions.code === 'SUBGRAPH_UNAVAILABLE' || isOutage(originalError);

interface ToldError {
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly originalError?: Error | undefined;
}

/** Of an answer over HTTP, as an error's extension `http` tells it (Apollo Server's way). */
export interface HttpHead {
  readonly status: number;
  readonly headers?: ReadonlyMap<string, string>;
}

/** What the errors of an operation make of its whole answer; undefined: nothing. */
export const httpOf = (errors: readonly GraphQLError[] | undefined): HttpHead | undefined =>
  errors?.find(({ extensions }) => extensions.http)?.extensions.http as HttpHead | undefined; // no subgraph can say it: see publicError

/** A subgraph could not be reached, or did not answer in time. The message is for the log, for it may name hosts. */
export class SubgraphUnavailable extends Error {
  override readonly name = 'SubgraphUnavailable';
}
