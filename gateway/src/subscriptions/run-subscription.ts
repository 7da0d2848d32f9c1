import { setTimeout as pause } from 'node:timers/promises';
import { type LoggedTrace, type Logger, traceFields } from '@tillgraph/platform/observability';
import { isOutage } from '@tillgraph/platform/outages';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { publicError, SubgraphUnavailable } from '../errors.ts';
import { answerOf, askSubgraphs, type FetchContext, unavailable } from '../execution/ask-subgraphs.ts';
import type { Variables } from '../execution/condition.ts';
import { startDeadline } from '../execution/deadline.ts';
import {
  type Admitted,
  type Execution,
  finish,
  type OperationRequest,
} from '../execution/execute-operation.ts';
import type { Data } from '../execution/field-failure.ts';
import type { FetchStep } from '../execution/plan.ts';
import { takeRootFields, variablesOf } from '../execution/run-fetch.ts';
import { runPlan } from '../execution/run-plan.ts';
import { startDeliverySpan } from '../observability/operation-span.ts';
import { copyOf } from '../transports/share-executions.ts';
import { replacingOf } from './feed.ts';
import { resumeAfter, resumedQuery } from './resumption.ts';
import { payloadOf, type ResultMessage } from './subscriber.ts';

/** A subscription has ended before its client did, or could not begin. */
export class SubscriptionFailed extends Error {
  override readonly name = 'SubscriptionFailed';
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message ?? 'The subscription failed.');
    this.errors = errors;
  }
}

/** An event as subscribers are told of it. */
export interface ToldEvent {
  readonly message: ResultMessage;
  /** Another subgraph had not caught up with it, or was away. */
  readonly isBehind: boolean;
  /** Nothing has happened since; what has may not be told yet. */
  readonly isNewest: () => boolean;
  /** The same with what other subgraphs say of it by now; undefined where they say nothing. */
  readonly again: (() => Promise<CompletedEvent>) | undefined;
}

type CompletedEvent = Pick<ToldEvent, 'message' | 'isBehind'>;

/**
 * Subscribes to the root field at its subgraph and fetches the rest for each event. Ends with the signal, or throws
 * `SubscriptionFailed`.
 */
export async function* runSubscription(
  request: OperationRequest,
  admitted: Admitted,
  execution: Execution,
  signal: AbortSignal,
): AsyncGenerator<ToldEvent, void> {
  const { source, plan } = admitted.planned;
  if (!source) {
    throw new Error('The operation is no subscription.');
  }
  let newest: ExecutionResult | undefined;
  for await (const event of eventsOf(source, request, admitted.variables, execution, signal)) {
    newest = event;
    // What completes an event takes its data for its own.
    const tell = () => completeEvent(source, plan ? copyOf(event) : event, request, admitted, execution);
    yield { ...(await tell()), isNewest: () => newest === event, again: plan && tell };
  }
}

/**
 * Who misses nothing by it is subscribed anew when the subgraph was lost, or could not read what there is to tell: they
 * go on after the last event, or begin as before where nothing was told yet and they had asked for what was before.
 */
async function* eventsOf(
  source: FetchStep,
  request: OperationRequest,
  variables: Variables,
  execution: Execution,
  signal: AbortSignal,
): AsyncGenerator<ExecutionResult, void> {
  const beginning = request.operation.beginning(variables);
  // A state is there to be told, so it is given up some time, however often it was asked for.
  let due = beginning === 'present state' ? performance.now() + execution.deadlines.firstState : undefined;
  let after: string | number | undefined;
  let wait = firstWait;
  const missesNothing = () =>
    after !== undefined || beginning === 'given event' || (due !== undefined && leftUntil(due) > wait);
  for (;;) {
    try {
      const fetch = after === undefined ? source : { ...source, query: resumedQuery(source.query, after) };
      for await (const event of subscribe(fetch, request, variables, execution, signal, due)) {
        const told = event.data?.[source.asked[0]?.responseName ?? ''];
        if (told == null && event.errors?.some(isOfOutage) && missesNothing()) {
          throw new SubgraphUnavailable('An event could not be read.');
        }
        due = undefined;
        after = resumeAfter(told) ?? after;
        wait = firstWait;
        yield event;
      }
      return;
    } catch (error) {
      const isAway =
        error instanceof SubgraphUnavailable || (error instanceof GraphQLError && isOfOutage(error));
      if (!isAway || !missesNothing() || signal.aborted) {
        throw failureOf(error, source.subgraph, execution.logger, request.trace);
      }
      const about = { err: error, subgraph: source.subgraph, ...traceFields(request.trace) };
      execution.logger.warn(about, 'A subscription is resumed');
    }
    // Not all at the same moment.
    await orAborted(pause(wait * (0.5 + Math.random())), signal);
    wait = Math.min(wait * 2, longestWait);
  }
}

/** A server behind the subgraph is away: later it may tell what it could not. */
const isOfOutage = ({ extensions, originalError }: GraphQLError): boolean =>
  extensions.code === 'SUBGRAPH_UNAVAILABLE' || isOutage(originalError);

/** ms; `due` by the clock of `performance`. */
const leftUntil = (due: number): number => due - performance.now();

/** ms. */
const firstWait = 100;
const longestWait = 5_000;

/** Each time with an assertion of its own, for one is short-lived. `due`: of the first event. */
async function* subscribe(
  source: FetchStep,
  { caller, consistencyToken, trace }: OperationRequest,
  variables: Variables,
  { transports, logger }: Execution,
  signal: AbortSignal,
  due: number | undefined,
): AsyncGenerator<ExecutionResult, void> {
  const transport = transports.get(source.subgraph);
  if (!transport) {
    throw new SubgraphUnavailable(`There is no transport to ${source.subgraph}.`);
  }
  const events = await transport.subscribe({
    query: source.query,
    ...(source.operationName !== undefined && { operationName: source.operationName }),
    variables: variablesOf(source, variables),
    headers: {
      ...trace,
      authorization: await caller.authorization(),
      ...(consistencyToken !== '' && { 'consistency-token': consistencyToken }),
    },
    signal,
  });
  if (!(Symbol.asyncIterator in events)) {
    const { errors = [] } = events;
    throw (
      errors.find(isOfOutage) ??
      new SubscriptionFailed(errors.map((error) => publicError(error, logger, trace)))
    );
  }
  yield* untilAborted(events, signal, due);
}

/**
 * An iterator that waits for its next event cannot be told to return, so its end is not waited for. `firstDue`: when
 * its first event is.
 */
async function* untilAborted<Event>(
  events: AsyncIterable<Event>,
  signal: AbortSignal,
  firstDue: number | undefined,
): AsyncGenerator<Event, void> {
  const iterator = events[Symbol.asyncIterator]();
  try {
    let due = firstDue;
    while (!signal.aborted) {
      const coming = iterator.next();
      const next = await orAborted(due === undefined ? coming : within(leftUntil(due), coming), signal);
      due = undefined;
      if (next === undefined || next.done) {
        return;
      }
      yield next.value;
    }
  } finally {
    void iterator.return?.();
  }
}

async function within<Value>(time: number, value: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SubgraphUnavailable('There was no first event in time.')), time);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** No race with one promise of the abort: what waits on a promise stays with it, and subscriptions may run for months. */
function orAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const abort = () => resolve(undefined);
    signal.addEventListener('abort', abort, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function failureOf(error: unknown, subgraph: string, logger: Logger, trace: LoggedTrace): SubscriptionFailed {
  if (error instanceof SubscriptionFailed) {
    return error;
  }
  if (error instanceof GraphQLError) {
    return new SubscriptionFailed([publicError(error, logger, trace)]);
  }
  logger.warn({ err: error, subgraph, ...traceFields(trace) }, 'A subscription was interrupted');
  return new SubscriptionFailed([unavailable(subgraph, 'subscription')]);
}

async function completeEvent(
  source: FetchStep,
  event: ExecutionResult,
  request: OperationRequest,
  { variables, planned }: Admitted,
  execution: Execution,
): Promise<CompletedEvent> {
  const begun = performance.now();
  const { operation } = request;
  const span = execution.tracer && startDeliverySpan(operation, event, execution.tracer);
  const deadline = startDeadline(execution.deadlines.query);
  const seen = new Set(request.consistencyToken === '' ? [] : [request.consistencyToken]);
  const context: FetchContext = {
    transports: execution.transports,
    caller: request.caller,
    deadline,
    kind: 'subscription',
    dependsOnUser: operation.dependsOnUser,
    consistency: { required: '', seen, behind: false },
    trace: span ? { ...request.trace, traceparent: span.traceparent } : request.trace,
    metrics: execution.metrics,
    logger: execution.logger,
    tracer: execution.tracer,
  };
  try {
    const { isOfType, isObjectTypeName } = operation.supergraph;
    const run = { variables, isOfType, isObjectTypeName, ask: askSubgraphs(context) };
    const data: Data = {};
    takeRootFields(source, answerOf(event, context.consistency, execution.logger, context.trace), data, run);
    if (planned.plan) {
      await runPlan(planned.plan, data, run);
    }
    const root = data[source.asked[0]?.responseName ?? ''];
    const result = finish(operation, planned, data, variables, seen);
    const time = (performance.now() - begun) / 1000;
    const outcome = result.errors ? 'errors' : 'ok';
    execution.metrics.operation('subscription', operation.rootField, outcome, time);
    return {
      message: { replacing: replacingOf(operation.feed, root), payload: payloadOf(result) },
      isBehind: context.consistency.behind,
    };
  } finally {
    span?.end();
    deadline.end();
  }
}
