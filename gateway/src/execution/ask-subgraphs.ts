import type { TraceHeaders } from '@tillgraph/platform/http';
import { type LoggedTrace, type Logger, traceFields } from '@tillgraph/platform/observability';
import { sessionCookieHeader, sessionCookieOf } from '@tillgraph/platform/session-cookie';
import type { Span, Tracer } from '@tillgraph/platform/tracing';
import type { ExecutionResult } from 'graphql';
import { publicError, SubgraphUnavailable, tellsOutage } from '../errors.ts';
import type { Metrics } from '../observability/metrics.ts';
import { failureIn } from '../observability/operation-span.ts';
import type { Caller } from '../security/caller.ts';
import type { BrowserSession } from '../security/session-cookies.ts';
import type { SubgraphTransports } from '../transports/port.ts';
import { type Deadline, expired } from './deadline.ts';
import type { FieldError } from './field-failure.ts';
import type { PlanRun, SubgraphAnswer } from './plan-run.ts';

/** What an operation's fetches have in common. */
export interface FetchContext {
  readonly transports: SubgraphTransports;
  readonly caller: Caller;
  readonly deadline: Deadline;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** No other user's fetch may answer this one. */
  readonly dependsOnUser: boolean;
  readonly consistency: Consistency;
  readonly trace: TraceHeaders;
  readonly session?: BrowserSession | undefined;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly tracer: Tracer | undefined;
}

/** What the fetches must have seen, and what they have. */
export interface Consistency {
  /** Tokens, joined by commas; empty: none. */
  readonly required: string;
  /** Tokens of what was answered: later fetches see it too, where they can. */
  readonly seen: Set<string>;
  /** Something was answered by who had not seen that yet, or could not be answered: later it may be. */
  behind: boolean;
}

/** How a plan asks subgraphs: whatever happens there comes back as an answer. */
export function askSubgraphs(context: FetchContext): PlanRun['ask'] {
  const { transports, caller, deadline, consistency, logger } = context;
  return async (subgraph, { query, operationName, variables, repeatable }) => {
    const span = startFetchSpan(subgraph, context);
    try {
      const transport = transports.get(subgraph);
      if (!transport) {
        throw new SubgraphUnavailable(`There is no transport to ${subgraph}.`);
      }
      const shareKey = shareKeyOf(context);
      // Told to nobody else, and by mutations alone.
      const session =
        context.kind === 'mutation' && context.session?.subgraph === subgraph ? context.session : undefined;
      const answer = transport.execute({
        query,
        operationName,
        variables,
        repeatable,
        headers: {
          ...context.trace,
          traceparent: span ? span.traceparent : context.trace.traceparent,
          authorization: await caller.authorization(),
          ...consistencyHeaders(consistency),
          ...(session && { [sessionCookieHeader]: session.refreshToken ?? '' }),
        },
        shareKey,
        // One caller's end is not that of the others.
        signal: shareKey === undefined ? deadline.signal() : undefined,
      });
      const result = await Promise.race([answer, deadline.expired]);
      if (result === expired) {
        throw new SubgraphUnavailable(`${subgraph} did not answer in time.`);
      }
      const kept = session && sessionCookieOf(result);
      if (kept !== undefined) {
        session?.keep(kept);
      }
      span?.end(failureIn(result));
      const told = answerOf(result, consistency, logger, context.trace);
      consistency.behind ||= result.extensions?.behind === true || told.errors.some(tellsOutage);
      return told;
    } catch (error) {
      span?.end(outage);
      consistency.behind = true;
      return failed(subgraph, error, context);
    }
  };
}

const startFetchSpan = (subgraph: string, { tracer, trace, kind }: FetchContext): Span | undefined =>
  tracer?.start(`fetch ${subgraph}`, {
    kind: 'client',
    parent: trace.traceparent,
    attributes: { 'peer.service': subgraph, 'graphql.operation.type': kind },
  });

export function answerOf(
  result: ExecutionResult,
  consistency: Consistency,
  logger: Logger,
  trace: LoggedTrace,
): SubgraphAnswer {
  const token = result.extensions?.consistencyToken;
  if (typeof token === 'string') {
    consistency.seen.add(token);
  }
  return {
    data: (result.data as SubgraphAnswer['data'] | undefined) ?? null, // JSON, whatever the transport
    errors: (result.errors ?? []).map((error) => {
      const { message, extensions = {} } = publicError(error, logger, trace);
      return { message, extensions, path: error.path };
    }),
  };
}

function failed(
  subgraph: string,
  error: unknown,
  { kind, trace, logger, metrics }: FetchContext,
): SubgraphAnswer {
  const about = { err: error, subgraph, ...traceFields(trace) };
  metrics.subgraphUnavailable(subgraph);
  if (!(error instanceof SubgraphUnavailable)) {
    logger.error(about, 'A fetch failed');
  } else {
    logger.warn(about, 'A subgraph is unavailable');
  }
  return { data: null, errors: [{ ...unavailable(subgraph, kind), path: undefined }] };
}

export const unavailable = (subgraph: string, kind: FetchContext['kind']): FieldError => ({
  message:
    kind === 'mutation'
      ? `The service ${subgraph} did not answer. The change may have been made all the same: repeat it with the same idempotencyKey.`
      : `The service ${subgraph} is not available: try again in a moment.`,
  extensions: { code: outage },
});

const outage = 'SUBGRAPH_UNAVAILABLE';

/**
 * What the client has seen is required. What the operation itself has just done or been told is waited for, but not
 * for long: it would be no help to fail then.
 */
function consistencyHeaders({ required, seen }: Consistency): Readonly<Record<string, string>> {
  if (required === '' && seen.size === 0) {
    return noHeaders;
  }
  const tokens = [required, ...seen].filter((token) => token !== '');
  return {
    'consistency-token': tokens.join(','),
    ...(seen.size > 0 && { 'consistency-wait': bestEffortWait }),
  };
}

const noHeaders = {};

/** ms. */
const bestEffortWait = '500';

function shareKeyOf({ kind, caller, dependsOnUser, consistency }: FetchContext): string | undefined {
  if (kind === 'mutation') {
    return undefined;
  }
  const who = dependsOnUser ? `${caller.subject} ${caller.rights}` : caller.rights;
  return [who, consistency.required, ...consistency.seen].join('\n');
}
