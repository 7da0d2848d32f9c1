import type { Refusal } from '@tillgraph/platform/access-tokens';
import type { TraceHeaders } from '@tillgraph/platform/http';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { gatewayError, internalError, publicError } from '../errors.ts';
import { type Execution, executeOperation, type OperationRequest } from '../execution/execute-operation.ts';
import type { Allowance } from '../limits/rate-limit.ts';
import type { Caller } from '../security/caller.ts';
import type { BrowserSession } from '../security/session-cookies.ts';
import { refusalOfStale } from '../security/stale-session.ts';
import type { SharedSubscriptions } from '../subscriptions/shared-subscriptions.ts';
import { payloadOf, type Subscriber } from '../subscriptions/subscriber.ts';
import { consistencyTokenOf } from './consistency-token.ts';
import type { DocumentParser } from './document-parser.ts';
import type { ServedGraph } from './served-graph.ts';

/** An operation as a client sends it. */
export interface OperationMessage {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface OperationRunner {
  /** What is to be run; nothing runs yet. */
  prepare(message: OperationMessage, client: Client): OperationRequest | Unprepared;
  /** Runs an operation of any kind until it is over or stopped. */
  run(request: OperationRequest, subscriber: Subscriber): RunningOperation;
}

/** What can never be run: it is no GraphQL, or not of this graph. */
export interface Unprepared {
  /** As HTTP calls it: 400, 401 for who is not signed in any more, or 500 when the fault is ours. */
  readonly status: 400 | 401 | 500;
  readonly errors: readonly GraphQLFormattedError[];
}

interface Refused {
  readonly status: 400 | 401;
  readonly errors: readonly GraphQLError[];
}

export interface RunningOperation {
  /** It goes on until it is stopped: a subscription. What is not is over when it is answered, which it soon is. */
  readonly live: boolean;
  readonly stop: () => void;
}

/** What is under way is finished, as over HTTP; nobody listens any more. */
export const soonOver: RunningOperation = { live: false, stop: () => undefined };

export interface Client {
  readonly caller: Caller;
  readonly allowance: Allowance;
  /** The header `consistency-token`, where there are headers. */
  readonly consistencyToken: string | undefined;
  /** False for a request that any page may make: it runs no mutation. */
  readonly mayChange: boolean;
  /** Why its cookie counts no longer; undefined: it does, or there is none. */
  readonly stale?: Refusal | undefined;
  /** Undefined where no cookie can be set. */
  readonly session?: BrowserSession | undefined;
  readonly trace: TraceHeaders;
}

export interface OperationRunnerOptions {
  readonly graph: ServedGraph;
  readonly parse: DocumentParser;
  readonly execution: Execution;
  readonly subscriptions: SharedSubscriptions;
}

export function createOperationRunner(options: OperationRunnerOptions): OperationRunner {
  const { graph, parse, execution, subscriptions } = options;
  const { logger } = execution;

  const request = (message: OperationMessage, client: Client): OperationRequest | Refused => {
    const document = parse(message.query);
    if (document instanceof GraphQLError) {
      return { status: 400, errors: [document] };
    }
    const prepared = graph.current().prepare(document, message.operationName);
    if (!prepared.ok) {
      return { status: 400, errors: prepared.errors };
    }
    const { definition } = prepared.operation;
    const stale = refusalOfStale(client.stale, definition);
    if (stale) {
      return { status: 401, errors: [stale] };
    }
    if (definition.operation === 'mutation' && !client.mayChange) {
      const error = gatewayError('BAD_USER_INPUT', 'A GET runs no mutation: send it by POST.');
      return { status: 400, errors: [error] };
    }
    return {
      operation: prepared.operation,
      variables: message.variables ?? {},
      caller: client.caller,
      allowance: client.allowance,
      consistencyToken: consistencyTokenOf(client.consistencyToken, message.extensions),
      trace: client.trace,
      session: client.session,
    };
  };

  const answerOnce = async (toRun: OperationRequest, subscriber: Subscriber): Promise<void> => {
    const result = await executeOperation(toRun, execution);
    const errors = result.errors?.map((error) => publicError(error, logger, toRun.trace));
    if (errors && result.data === undefined) {
      subscriber.refuse(errors);
      return;
    }
    subscriber.next({ replacing: undefined, payload: payloadOf({ ...result, ...(errors && { errors }) }) });
    subscriber.complete();
  };

  return {
    prepare(message, client) {
      try {
        const prepared = request(message, client);
        if ('operation' in prepared) {
          return prepared;
        }
        return {
          ...prepared,
          errors: prepared.errors.map((error) => publicError(error, logger, client.trace)),
        };
      } catch (error) {
        return { status: 500, errors: [internalError(error, logger, client.trace)] };
      }
    },
    run(toRun, subscriber) {
      const failed = (error: unknown) => subscriber.refuse([internalError(error, logger, toRun.trace)]);
      try {
        if (toRun.operation.definition.operation === 'subscription') {
          return { live: true, stop: subscriptions.subscribe(toRun, subscriber) };
        }
        answerOnce(toRun, subscriber).catch(failed);
      } catch (error) {
        failed(error);
      }
      return soonOver;
    },
  };
}
