import type { ExecutionResult } from 'graphql';
import { answerOf, askSubgraphs, type FetchContext } from '../execution/ask-subgraphs.ts';
import { startDeadline } from '../execution/deadline.ts';
import {
  type Admitted,
  type Execution,
  finish,
  type OperationRequest,
} from '../execution/execute-operation.ts';
import type { Data } from '../execution/field-failure.ts';
import type { FetchStep } from '../execution/plan.ts';
import { takeRootFields } from '../execution/run-fetch.ts';
import { runPlan } from '../execution/run-plan.ts';
import { startDeliverySpan } from '../observability/operation-span.ts';
import { copyOf } from '../transports/share-executions.ts';
import { replacingOf } from './feed.ts';
import { rootEvents } from './root-events.ts';
import { payloadOf, type ResultMessage } from './subscriber.ts';

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
 * `SubscriptionFailed`. `waitingSince`: since when its newest subscriber waits, by the clock of `performance`.
 */
export async function* runSubscription(
  request: OperationRequest,
  admitted: Admitted,
  execution: Execution,
  signal: AbortSignal,
  waitingSince: () => number,
): AsyncGenerator<ToldEvent, void> {
  const { source, plan } = admitted.planned;
  if (!source) {
    throw new Error('The operation is no subscription.');
  }
  let newest: ExecutionResult | undefined;
  const due = () => waitingSince() + execution.deadlines.firstState;
  for await (const event of rootEvents(source, request, admitted.variables, execution, signal, due)) {
    newest = event;
    // What completes an event takes its data for its own.
    const tell = () => completeEvent(source, plan ? copyOf(event) : event, request, admitted, execution);
    yield { ...(await tell()), isNewest: () => newest === event, again: plan && tell };
  }
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
