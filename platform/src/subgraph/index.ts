export { checkArgument, dateTimeArgument } from './arguments.ts';
export { reactorMetadata, systemMetadata } from './command-metadata.ts';
export { type Counted, countedConnection } from './common-resolvers.ts';
export {
  type Connection,
  type ConnectionArguments,
  connection,
  connectionOf,
  pageSize,
} from './connection.ts';
export { refusalOf, withCodes } from './error-codes.ts';
export { badUserInput, codedError, forbidden, staleRead, unauthenticated } from './errors.ts';
export { executeOn } from './execute-on.ts';
export { type HistoryEntry, history } from './history.ts';
export { live } from './live.ts';
export { mapAsync } from './map-async.ts';
export { type Mutation, mutation } from './mutation.ts';
export type * from './port.ts';
export { internalError, publicError, publicFailure } from './public-error.ts';
export type { UserAccess } from './requester.ts';
export { createRunningSubgraph, type RunningSubgraphOptions } from './running-subgraph.ts';
export { readSchema } from './schema-file.ts';
export { createSubgraphOperations } from './subgraph-operations.ts';
export { traced } from './traced.ts';
export { ChangedMeanwhile, untilUnchanged } from './until-unchanged.ts';
