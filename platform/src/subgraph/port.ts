import type { ContextName } from '@tillgraph/shared-domain/context';
import type { ExecutionResult } from 'graphql';
import type { Projection, Reactor } from '../consumers/port.ts';
import type { CommandMetadata, EventStore, JsonValue } from '../event-store/port.ts';
import type { Logger } from '../observability/index.ts';
import type {
  CollectionDefinition,
  CollectionReader,
  ReadModels,
  SeenPositions,
} from '../read-models/port.ts';
import type { SessionCookie } from '../session-cookie/index.ts';

/** What the platform gives a context to stand on. */
export interface ContextRuntime {
  readonly context: ContextName;
  readonly log: EventStore;
  readonly readModels: ReadModels;
  readonly settings: ContextSettings;
  /** True when all that the logs held at the call is applied; false when a consumer is behind, for what is missing may be on its way. */
  readonly caughtUpWithOthers: () => Promise<boolean>;
  /**
   * Resolves when all that the logs held at the call is applied, or after a second at the latest: for a decision that
   * what others have done weighs in, and that is made all the same.
   */
  readonly othersApplied: () => Promise<void>;
  readonly now: () => Date;
  /** A new opaque id (UUID version 7). */
  readonly newId: () => string;
  readonly logger: Logger;
}

/** All in ms. */
export interface ContextSettings {
  readonly referenceWait: number;
  readonly consistencyWait: number;
}

/** What a context is, as it gives itself to the platform: `createCustomers(settings)` returns one. */
export interface ContextDefinition {
  readonly name: ContextName;
  /** The SDL of schema.graphql. */
  readonly typeDefs: string;
  readonly projections: readonly Projection[];
  readonly create: (runtime: ContextRuntime) => ContextParts;
}

/** What stands on the runtime: made once its log and read models are open. */
export interface ContextParts {
  readonly resolvers: Readonly<Record<string, unknown>>;
  readonly reactors?: readonly Reactor[];
  /** Runs before the subgraph serves: what must exist from the first start (idempotent). */
  readonly prepare?: () => Promise<void>;
  /** Work that goes on beside requests (time-outs, clean-up); returns its stop. */
  readonly start?: () => () => Promise<void>;
}

/** What a subscription's source yields: the root value of the event's execution, and what its other fields must have seen. */
export interface LiveEvent<Root = unknown> {
  readonly root: Root;
  readonly seen?: readonly SeenPositions[];
  /** Of the change that it tells of. */
  readonly traceparent?: string;
}

/** Who asks. An anonymous one has no scopes. */
export type Principal =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user';
      readonly id: string;
      readonly sessionId: string;
      readonly scopes: ReadonlySet<string>;
    }
  | { readonly kind: 'apiKey'; readonly id: string; readonly scopes: ReadonlySet<string> }
  /** A shared subscription: the scopes of its subscribers, no subject. */
  | { readonly kind: 'scopes'; readonly scopes: ReadonlySet<string> };

/** The context value of every resolver: one operation of one principal. */
export interface RequestContext {
  readonly principal: Principal;
  readonly correlationId: string;
  readonly traceparent: string | null;
  readonly signal: AbortSignal | undefined;
  /** Reads as new as the operation's consistency token and its own mutations ask; else throws STALE_READ. */
  read<Document extends object>(definition: CollectionDefinition<Document>): CollectionReader<Document>;
  /** Resolves when all that the context reads is as new as the operation asks; for a mutation, before it decides. */
  ready(): Promise<void>;
  /** For a mutation's command; `input` is hashed without idempotencyKey and awaitOutcomeMs. */
  metadata(mutation: string, input: Readonly<Record<string, unknown>>): CommandMetadata;
  /** What later reads of this operation, and the consistency token of its answer, cover. */
  seen(positions: readonly SeenPositions[]): void;
  /** All that `seen` was told. */
  produced(): readonly SeenPositions[];
  /** Something was read before it had what it was to have seen: the request gave it only a limited time. */
  isBehind(): boolean;
  hasScope(scope: string): boolean;
  /** Throws FORBIDDEN (UNAUTHENTICATED for an anonymous one). */
  requireScope(scope: string): void;
  /** Undefined where none can be set. */
  readonly sessionCookie: SessionCookie | undefined;
}

/** One operation for a subgraph, as the gateway sends it over any transport. */
export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
  /** Lower-case names: `authorization` (the gateway's assertion), `consistency-token`, `traceparent`, `x-correlation-id`, `consistency-wait` (ms: wait so long
   * for the token's positions, then answer with what there is instead of STALE_READ), `session-cookie`. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A subgraph that runs in this process. It trusts nobody: each operation is checked against its schema, and each field
 * asks for the scopes of whoever the request's assertion speaks for. Both methods reject only for faults of its own.
 */
export interface RunningSubgraph {
  readonly name: ContextName;
  readonly typeDefs: string;
  /** Of an operation that was asked for a moment ago; undefined for what is none of the schema. */
  kindOf(request: SubgraphRequest): 'query' | 'mutation' | 'subscription' | undefined;
  /** Sets `extensions.consistencyToken` where the operation has seen positions, `extensions.sessionCookie` where it changed, `extensions.behind` where it waited in vain. */
  execute(request: SubgraphRequest): Promise<ExecutionResult>;
  /** Each event is executed with a context of its own, for what was loaded for one event is old for the next. */
  subscribe(request: SubgraphRequest): Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
}

export type { CommandMetadata, JsonValue };
