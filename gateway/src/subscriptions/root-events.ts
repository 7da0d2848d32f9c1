import { setTimeout as pause } from 'node:timers/promises';
import { traceFields } from '@tillgraph/platform/observability';
import type { ExecutionResult } from 'graphql';
import { publicError, SubgraphUnavailable, tellsOutage } from '../errors.ts';
import type { Variables } from '../execution/condition.ts';
import type { Execution, OperationRequest } from '../execution/execute-operation.ts';
import type { FetchStep } from '../execution/plan.ts';
import { variablesOf } from '../execution/run-fetch.ts';
import { createProgress, resumedQuery, resumeKeyOf } from './resumption.ts';
import { failureOf, isAway, SubscriptionFailed } from './subscription-failed.ts';

/**
 * What the root field's subgraph tells. Where nothing is missed by it, it is subscribed to anew when it was lost, or
 * could not read all that there is to tell: after the last event, or as before. `due`: until when the present state has
 * to come, where it begins with that; by the clock of `performance`, and it may be put off.
 */
export async function* rootEvents(
  source: FetchStep,
  request: OperationRequest,
  variables: Variables,
  execution: Execution,
  signal: AbortSignal,
  due: () => number,
): AsyncGenerator<ExecutionResult, void> {
  const { operation } = request;
  const { keepsContract } = operation.supergraph;
  const beginning = operation.beginning(variables);
  const progress = createProgress(beginning);
  // A state is there to be told, so it is given up some time, however often it was asked for.
  let firstDue = beginning === 'present state' ? due : undefined;
  let wait = firstWait;
  let inPart: ToldInPart = { version: undefined, times: 0 };
  const left = () => (firstDue === undefined ? Number.POSITIVE_INFINITY : leftUntil(firstDue));

  while (!signal.aborted) {
    try {
      const after = progress.after();
      const fetch = after === undefined ? source : { ...source, query: resumedQuery(source.query, after) };
      let isRepeated = after === undefined;
      for await (const event of subscribe(fetch, request, variables, execution, signal, firstDue)) {
        const root = event.data?.[source.asked[0]?.responseName ?? ''] ?? undefined;
        const lacks = keepsContract && event.errors?.some(tellsOutage);
        if (lacks && root === undefined) {
          throw new SubgraphUnavailable('An event could not be read.');
        }
        firstDue = undefined;
        // The version of a state says that it is the same. What follows in a feed does not wait.
        const version = operation.feed ? undefined : resumeKeyOf(root);
        if (lacks && version !== undefined) {
          inPart = { version, times: inPart.version === version ? inPart.times + 1 : 1 };
          if (inPart.times === 1) {
            yield event;
          }
          if (inPart.times <= mostInPart) {
            throw new SubgraphUnavailable('A state could be read in part.');
          }
          progress.told(root);
          continue;
        }
        progress.told(root);
        // A state that is told whenever it is asked for is no sign that the connection lasts.
        wait = isRepeated ? wait : firstWait;
        isRepeated = false;
        yield event;
      }
      return;
    } catch (error) {
      const goesOn = progress.missesNothing() && left() > 0 && !signal.aborted;
      if (!isAway(error) || !goesOn) {
        throw failureOf(error, source.subgraph, execution.logger, request.trace);
      }
      const about = { err: error, subgraph: source.subgraph, ...traceFields(request.trace) };
      execution.logger.warn(about, 'A subscription is resumed');
    }
    // Not all at the same moment; cut short by the end.
    const span = Math.min(wait * (0.5 + Math.random()), Math.max(0, left()));
    await pause(span, undefined, { signal }).catch(() => undefined);
    wait = Math.min(wait * 2, longestWait);
  }
}

/** A state of which some field could not be read. */
interface ToldInPart {
  readonly version: string | number | undefined;
  readonly times: number;
}

/** Some 16 s. What cannot be read for longer is left as it was told, until the next change. */
const mostInPart = 8;

/** ms. */
const leftUntil = (due: () => number): number => due() - performance.now();

/** ms. */
const firstWait = 100;
const longestWait = 5_000;

/** Each time with an assertion of its own, for one is short-lived. `firstDue`: when the first event is. */
async function* subscribe(
  source: FetchStep,
  { caller, consistencyToken, trace }: OperationRequest,
  variables: Variables,
  { transports, logger }: Execution,
  signal: AbortSignal,
  firstDue: (() => number) | undefined,
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
    if (errors.length > 0 && errors.every(tellsOutage)) {
      throw new SubgraphUnavailable('It could not be subscribed to.', { cause: errors[0] });
    }
    throw new SubscriptionFailed(errors.map((error) => publicError(error, logger, trace)));
  }
  yield* untilAborted(events, signal, firstDue);
}

/** An iterator that waits for its next event cannot be told to return, so its end is not waited for. */
async function* untilAborted<Event>(
  events: AsyncIterable<Event>,
  signal: AbortSignal,
  firstDue: (() => number) | undefined,
): AsyncGenerator<Event, void> {
  const iterator = events[Symbol.asyncIterator]();
  try {
    let due = firstDue;
    while (!signal.aborted) {
      const coming = iterator.next();
      const next = await orAborted(due ? inTime(coming, due) : coming, signal);
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

async function inTime<Value>(value: Promise<Value>, due: () => number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const look = () => {
      const left = leftUntil(due);
      if (left > 0) {
        timer = setTimeout(look, left);
      } else {
        reject(new SubgraphUnavailable('There was no first event in time.'));
      }
    };
    look();
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
