import { generateKeyPairSync } from 'node:crypto';
import {
  type AssertionVerifier,
  createAssertionSigner,
  createAssertionVerifier,
} from '@tillgraph/platform/assertions';
import type { Principal, RunningSubgraph } from '@tillgraph/platform/subgraph';
import { type ExecutionResult, GraphQLError } from 'graphql';
import pino from 'pino';
import {
  admit,
  type Execution,
  executeOperation,
  type OperationRequest,
} from '../execution/execute-operation.ts';
import { createAllowance } from '../limits/rate-limit.ts';
import { createMetrics } from '../observability/metrics.ts';
import { createDocumentParser } from '../operations/document-parser.ts';
import { createOperationStore } from '../operations/operation-store.ts';
import { type Caller, createCaller } from '../security/caller.ts';
import { standardLimits } from '../settings.ts';
import { runSubscription } from '../subscriptions/run-subscription.ts';
import { composeSupergraph } from '../supergraph/compose.ts';
import { loadSupergraph } from '../supergraph/supergraph.ts';
import { createInProcessTransport } from '../transports/in-process.ts';

/** Executes operations on subgraphs as the gateway does, without HTTP. */
export interface Harness {
  readonly sdl: string;
  execute(query: string, asked?: Asked): Promise<ExecutionResult>;
  subscribe(query: string, asked?: Asked): AsyncGenerator<ExecutionResult, void>;
}

export interface Asked {
  /** Undefined: anonymous. */
  readonly scopes?: readonly string[];
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly subject?: string;
  readonly consistencyToken?: string;
  /** As of a subscription that others join; by the clock of `performance`. */
  readonly waitingSince?: () => number;
}

export async function createHarness(
  subgraphsFor: (verify: AssertionVerifier) => readonly RunningSubgraph[],
  overrides: Partial<Execution> = {},
): Promise<Harness> {
  const keys = generateKeyPairSync('ed25519');
  const signer = createAssertionSigner(keys.privateKey);
  const subgraphs = subgraphsFor(createAssertionVerifier(keys.publicKey));
  const sdl = await composeSupergraph(
    subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: `in-process:${name}` })),
  );
  const store = createOperationStore({
    supergraph: loadSupergraph(sdl),
    limits: standardLimits.document,
    introspection: true,
  });
  const execution: Execution = {
    transports: new Map(subgraphs.map((subgraph) => [subgraph.name, createInProcessTransport(subgraph)])),
    deadlines: standardLimits.deadlines,
    maxCost: standardLimits.cost,
    metrics: createMetrics(),
    logger: pino({ level: 'silent' }),
    tracer: undefined,
    ...overrides,
  };
  const callers = new Map<string, Caller>();
  const callerOf = (scopes: readonly string[] | undefined, subject: string): Caller => {
    const key = JSON.stringify([scopes, subject]);
    const principal: Principal =
      scopes === undefined
        ? { kind: 'anonymous' }
        : { kind: 'user', id: subject, sessionId: 's1', scopes: new Set(scopes) };
    const caller = callers.get(key) ?? createCaller(principal, signer);
    callers.set(key, caller);
    return caller;
  };
  const parseQuery = createDocumentParser(standardLimits.tokens);
  const refused = (error: GraphQLError) => ({ ok: false, errors: [error] }) as const;
  const requestFor = (
    query: string,
    { scopes, variables = {}, subject = 'u1', consistencyToken = '' }: Asked,
  ): OperationRequest | { readonly errors: readonly GraphQLError[] } => {
    const document = parseQuery(query);
    const prepared =
      document instanceof GraphQLError ? refused(document) : store.prepare(document, undefined);
    if (!prepared.ok) {
      return { errors: prepared.errors };
    }
    return {
      operation: prepared.operation,
      variables,
      caller: callerOf(scopes, subject),
      allowance: createAllowance(1_000_000, () => performance.now()),
      consistencyToken,
      trace: { 'x-correlation-id': 'test', traceparent: undefined },
    };
  };
  return {
    sdl,
    async execute(query, options = {}) {
      const request = requestFor(query, options);
      if ('errors' in request) {
        return { errors: request.errors };
      }
      const result = await executeOperation(request, execution);
      // As a client sees it.
      return JSON.parse(JSON.stringify(result)) as ExecutionResult;
    },
    async *subscribe(query, options = {}) {
      const request = requestFor(query, options);
      if ('errors' in request) {
        throw new AggregateError(request.errors);
      }
      const admission = admit(request, execution.maxCost);
      if (!admission.ok) {
        throw new AggregateError(admission.refusal.errors ?? []);
      }
      const stopping = new AbortController();
      try {
        const begun = performance.now();
        const { waitingSince = () => begun } = options;
        const events = runSubscription(request, admission.value, execution, stopping.signal, waitingSince);
        for await (const { message } of events) {
          yield JSON.parse(String(message.payload));
        }
      } finally {
        stopping.abort();
      }
    },
  };
}
