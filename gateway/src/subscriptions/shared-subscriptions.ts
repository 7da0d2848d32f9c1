import { setTimeout as pause } from 'node:timers/promises';
import type { GraphQLFormattedError } from 'graphql';
import { internalError, publicError } from '../errors.ts';
import type { Variables } from '../execution/condition.ts';
import {
  type Admitted,
  admit,
  type Execution,
  type OperationRequest,
} from '../execution/execute-operation.ts';
import type { Operation } from '../operations/operation.ts';
import type { OperationStore } from '../operations/operation-store.ts';
import type { Caller } from '../security/caller.ts';
import { runSubscription, type ToldEvent } from './run-subscription.ts';
import type { Subscriber } from './subscriber.ts';
import { SubscriptionFailed } from './subscription-failed.ts';

/** Subscriptions of all clients: equal ones are executed once, and each event is serialised once. */
export interface SharedSubscriptions {
  /** Returns the unsubscribe. */
  subscribe(request: OperationRequest, subscriber: Subscriber): () => void;
  /** Ends those that a changed supergraph would answer otherwise; the others go on as they are. */
  recheck(store: OperationStore): void;
  /** How many each that is executed has. */
  subscribersOfEach(): readonly number[];
  /** Completes every subscription. */
  close(): void;
}

export function createSharedSubscriptions(
  execution: Execution,
  sharedCaller: (caller: Caller) => Caller,
): SharedSubscriptions {
  const running = new Set<SharedSubscription>();
  const joinable = new Map<Operation, Map<string, SharedSubscription>>();

  const start = (request: OperationRequest, admitted: Admitted, onEnd: () => void): SharedSubscription => {
    const shared = startShared(request, admitted, execution, () => {
      running.delete(shared);
      onEnd();
    });
    running.add(shared);
    return shared;
  };

  return {
    subscribe(request, subscriber) {
      const admission = admit(request, execution.maxCost);
      if (!admission.ok) {
        const errors = admission.refusal.errors ?? [];
        subscriber.refuse(errors.map((error) => publicError(error, execution.logger, request.trace)));
        return () => undefined;
      }
      const { operation, caller } = request;
      const admitted = admission.value;
      if (operation.feed?.beginsBefore(admitted.variables)) {
        return start(request, admitted, () => undefined).join(subscriber);
      }
      const ofOperation = joinable.get(operation) ?? new Map<string, SharedSubscription>();
      joinable.set(operation, ofOperation);
      const key = shareKeyOf(request, admitted.variables);
      const known = ofOperation.get(key);
      if (known) {
        return known.join(subscriber);
      }
      const toRun = operation.dependsOnUser ? request : { ...request, caller: sharedCaller(caller) };
      const shared = start(toRun, admitted, () => {
        ofOperation.delete(key);
        if (ofOperation.size === 0) {
          joinable.delete(operation);
        }
      });
      ofOperation.set(key, shared);
      return shared.join(subscriber);
    },
    recheck(store) {
      for (const shared of [...running]) {
        shared.recheck(store);
      }
    },
    subscribersOfEach: () => [...running].map((shared) => shared.subscribers()),
    close() {
      for (const shared of [...running]) {
        shared.complete();
      }
    },
  };
}

interface SharedSubscription {
  /** A late one gets the present state at once, where the subscription tells the state of one thing. */
  join(subscriber: Subscriber): () => void;
  subscribers(): number;
  recheck(store: OperationStore): void;
  complete(): void;
}

/** Runs until its last subscriber has left, or it ends by itself; `onEnd` is called before its subscribers hear of it. */
function startShared(
  request: OperationRequest,
  admitted: Admitted,
  execution: Execution,
  onEnd: () => void,
): SharedSubscription {
  const subscribers = new Set<Subscriber>();
  const stopping = new AbortController();
  const tellsOneThing = request.operation.feed === undefined;
  let last: ToldEvent | undefined;
  let late: LateOnes | undefined;
  let catchingUp: ToldEvent | undefined;
  let ended = false;
  let joined = performance.now();

  const end = (tell: (subscriber: Subscriber) => void) => {
    if (ended) {
      return;
    }
    ended = true;
    onEnd();
    stopping.abort();
    for (const subscriber of subscribers) {
      tell(subscriber);
    }
  };

  const failed = (error: unknown) => {
    if (ended) {
      return;
    }
    const errors = failureErrors(error, execution, request);
    end((subscriber) => subscriber.refuse(errors));
  };

  const run = async (): Promise<void> => {
    try {
      const events = runSubscription(request, admitted, execution, stopping.signal, () => joined);
      for await (const told of events) {
        last = told;
        for (const subscriber of subscribers) {
          subscriber.next(told.message);
        }
        if (told.isBehind && told.again && tellsOneThing) {
          tellWhenCaughtUp(told, told.again).catch(failed);
        }
      }
      end((subscriber) => subscriber.complete());
    } catch (error) {
      failed(error);
    }
  };
  void run();

  /** Nobody is left with what others said of the last event while they were behind or away: nothing may follow it. */
  async function tellWhenCaughtUp(told: ToldEvent, again: NonNullable<ToldEvent['again']>): Promise<void> {
    if (catchingUp === told) {
      return;
    }
    catchingUp = told;
    const isOver = () => ended || last !== told || !told.isNewest();
    for (let wait = firstWait; wait <= longestWait; wait *= 2) {
      // Not all at the same moment; cut short by the end.
      const span = wait * (0.5 + Math.random());
      await pause(span, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (isOver()) {
        return;
      }
      const { message, isBehind } = await again();
      if (isOver()) {
        return;
      }
      if (!isBehind) {
        last = { ...told, message, isBehind };
        for (const subscriber of subscribers) {
          subscriber.next(message);
        }
        return;
      }
    }
  }

  /** Other subgraphs may have changed since the event, so they are asked once for all who come while they answer. */
  const tellAgain = async (
    told: ToldEvent,
    again: NonNullable<ToldEvent['again']>,
    subscriber: Subscriber,
  ) => {
    if (late?.told === told) {
      late.subscribers.add(subscriber);
      return;
    }
    const ones: LateOnes = { told, subscribers: new Set([subscriber]) };
    late = ones;
    const { message, isBehind } = await again();
    late = late === ones ? undefined : late;
    // Of a newer event they have been told with all others.
    for (const one of last === told ? ones.subscribers : []) {
      if (subscribers.has(one)) {
        one.next(message);
      }
    }
    if (isBehind) {
      await tellWhenCaughtUp(told, again);
    }
  };

  return {
    join(subscriber) {
      subscribers.add(subscriber);
      joined = performance.now();
      if (last?.again && tellsOneThing) {
        tellAgain(last, last.again, subscriber).catch(failed);
      } else if (last && tellsOneThing) {
        subscriber.next(last.message);
      }
      return () => {
        subscribers.delete(subscriber);
        if (subscribers.size === 0) {
          end(() => undefined);
        }
      };
    },
    subscribers: () => subscribers.size,
    recheck(store) {
      if (!plannedAlike(request, admitted, store)) {
        end((subscriber) => subscriber.refuse([schemaChanged]));
      }
    },
    complete: () => end((subscriber) => subscriber.complete()),
  };
}

function plannedAlike(
  { operation: { document, definition }, caller }: OperationRequest,
  { planned }: Admitted,
  store: OperationStore,
): boolean {
  const prepared = store.prepare(document, definition.name?.value);
  if (!prepared.ok) {
    return false;
  }
  const { source, plan } = prepared.operation.planFor(caller.principal);
  return JSON.stringify([source, plan]) === JSON.stringify([planned.source, planned.plan]);
}

/** The code is that of Apollo Router. */
const schemaChanged: GraphQLFormattedError = {
  message: 'The graph has changed: subscribe again.',
  extensions: { code: 'SUBSCRIPTION_SCHEMA_RELOAD' },
};

/** ms between the attempts to tell an event again: a dozen within some minutes. */
const firstWait = 100;
const longestWait = 300_000;

/** Who has joined since an event, and is to be told of it. */
interface LateOnes {
  readonly told: ToldEvent;
  readonly subscribers: Set<Subscriber>;
}

const failureErrors = (
  error: unknown,
  { logger }: Execution,
  { trace }: OperationRequest,
): readonly GraphQLFormattedError[] =>
  error instanceof SubscriptionFailed ? error.errors : [internalError(error, logger, trace)];

/** Of an operation: everything on which its events depend. */
const shareKeyOf = (
  { operation, caller, consistencyToken }: OperationRequest,
  variables: Variables,
): string =>
  JSON.stringify([
    operation.dependsOnUser ? caller.subject : null,
    caller.rights,
    consistencyToken,
    variables,
  ]);
