import type { IncomingMessage } from 'node:http';
import type { LoggedTrace, Logger } from '@tillgraph/platform/observability';
import type { ExecutionResult } from 'graphql';
import { httpOf, publicError } from '../errors.ts';
import { type Execution, executeOperation } from '../execution/execute-operation.ts';
import type { Client, OperationMessage, OperationRunner } from '../operations/run-operation.ts';
import type { GraphqlAnswer } from './graphql-answer.ts';

/** Undefined for what is not to be answered here. */
export type AnswerPlainly = (message: OperationMessage, client: Client) => Promise<GraphqlAnswer | undefined>;

/**
 * The operation of a request as nearly all clients send it: a POST of JSON with the operation's text, to be answered as
 * JSON. Undefined for any other, and for one that is malformed: Apollo Server reads it, or says what is wrong with it.
 */
export function plainOperationOf(
  { method, headers: { accept } }: IncomingMessage,
  body: unknown,
): OperationMessage | undefined {
  if (method !== 'POST' || (accept !== undefined && accept !== '*/*' && accept !== 'application/json')) {
    return undefined;
  }
  if (!isRecord(body)) {
    return undefined;
  }
  const { query, operationName, variables, extensions } = body;
  const plain =
    typeof query === 'string' &&
    query !== '' &&
    (operationName == null || typeof operationName === 'string') &&
    (variables == null || isRecord(variables)) &&
    (extensions == null || (isRecord(extensions) && !extensions.persistedQuery));
  return plain ? ({ query, operationName, variables, extensions } as OperationMessage) : undefined; // as was just seen
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Answers what Apollo Server would answer, to the byte (a test compares them), in half the time: of its ways for plugins,
 * persisted queries and content types this needs none, and it hashes each text that it is sent.
 */
export function createPlainAnswers(runner: OperationRunner, execution: Execution): AnswerPlainly {
  return async (message, client) => {
    const prepared = runner.prepare(message, client);
    if ('errors' in prepared) {
      return { status: prepared.status, headers: json, body: JSON.stringify({ errors: prepared.errors }) };
    }
    if (prepared.operation.definition.operation === 'subscription') {
      return undefined;
    }
    return answerOf(await executeOperation(prepared, execution), execution.logger, client.trace);
  };
}

const json: ReadonlyMap<string, string> = new Map([['content-type', 'application/json; charset=utf-8']]);

function answerOf(
  { data, errors, extensions }: ExecutionResult,
  logger: Logger,
  trace: LoggedTrace,
): GraphqlAnswer {
  const body = JSON.stringify({
    errors: errors?.map((error) => publicError(error, logger, trace)),
    data,
    extensions,
  });
  const { status, headers } = httpOf(errors) ?? { status: errors && data === undefined ? 400 : 200 };
  return { status, headers: headers ? new Map([...headers, ...json]) : json, body };
}
