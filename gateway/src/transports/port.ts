import type { SubgraphRequest } from '@tillgraph/platform/subgraph';
import type { ExecutionResult } from 'graphql';

/** One operation for a subgraph. */
export interface SubgraphFetch extends SubgraphRequest {
  /**
   * Fetches of one query and equal variables that have the same key may be answered by one execution; undefined for
   * those that must not share one (mutations).
   */
  readonly shareKey?: string | undefined;
  /** It changes nothing, so it may be sent again when it seems to have failed. */
  readonly repeatable?: boolean | undefined;
}

/** How the gateway reaches a subgraph. */
export interface SubgraphTransport {
  /**
   * Rejects with `SubgraphUnavailable` when the subgraph cannot be reached or does not answer. The result's data is
   * the caller's own: it may change it.
   */
  execute(fetch: SubgraphFetch): Promise<ExecutionResult>;
  /**
   * An `ExecutionResult`, or a GraphQLError thrown by the iterator, when the subscription is refused; the iterator
   * throws `SubgraphUnavailable` when the subgraph is lost. When a server behind the subgraph is away, it throws that in
   * process, and over HTTP what the subgraph tells: a GraphQLError with SUBGRAPH_UNAVAILABLE. Aborting `fetch.signal`
   * ends it.
   */
  subscribe(fetch: SubgraphFetch): Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
  /** Ends when the subscriptions that it has have ended; it is given nothing new. */
  retire(): Promise<void>;
  close(): Promise<void>;
}

/** By the subgraph's name. */
export interface SubgraphTransports {
  get(subgraph: string): SubgraphTransport | undefined;
}
