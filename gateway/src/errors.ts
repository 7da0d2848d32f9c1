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

/** A subgraph could not be reached, or did not answer in time. The message is for the log, for it may name hosts. */
export class SubgraphUnavailable extends Error {
  override readonly name = 'SubgraphUnavailable';
}
