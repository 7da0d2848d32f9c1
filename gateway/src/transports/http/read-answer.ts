import { type ExecutionResult, GraphQLError } from 'graphql';
import * as z from 'zod';
import { SubgraphUnavailable } from '../../errors.ts';
import type { HttpAnswer } from './post-operation.ts';

/** Throws when it is no answer to an operation. */
export type AnswerReader = (answer: HttpAnswer) => ExecutionResult;

/**
 * An answer counts when it is one of GraphQL, whatever its status: a refused operation comes with 400, for instance.
 * What lies between may answer by itself: of that, who has no access is told so, another refusal is one of this request
 * alone, and all else is a failure.
 */
export const readAnswer: AnswerReader = ({ status, body }) => {
  const result = resultOf(body);
  if (result) {
    return result;
  }
  if (status === 401 || status === 403) {
    return { errors: [noAccess(status)] };
  }
  if (status >= 400 && status < 500 && status !== requestTimeout) {
    throw new RequestRefused(`The request was refused with ${status}.`);
  }
  throw new NoAnswer(`It answered ${status} with ${body.length} characters that are no GraphQL response.`);
};

/**
 * A subgraph, or what stands before it, will not have this request: it is too large, say. Who answers so is there, so
 * it counts as no failure of the subgraph's (Envoy's outlier detection, too, counts 5xx alone), and would answer so
 * again. The same with 429: limits are often one caller's, and to be asked again at once is what they are against.
 */
export class RequestRefused extends SubgraphUnavailable {}

/** The exception: the request did not arrive in time, which is no answer yet, as with 504. */
const requestTimeout = 408;

/** What a subgraph sent answers no operation. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Undefined for what is no GraphQL response. */
export function resultOf(body: string): ExecutionResult | undefined {
  try {
    return toResult(JSON.parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

export function toResult(value: unknown): ExecutionResult | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { data, errors, extensions } = value as Record<string, unknown>;
  const hasData = data === null || (typeof data === 'object' && !Array.isArray(data));
  const read = errors === undefined || errors === null ? [] : listOfErrors.safeParse(errors).data;
  if (read === undefined || (data !== undefined && !hasData) || (data === undefined && read.length === 0)) {
    return undefined;
  }
  return {
    ...(data !== undefined && { data: data as Record<string, unknown> | null }),
    ...(read.length > 0 && { errors: read.map(toError) }),
    ...(isRecord(extensions) && { extensions }),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toldError = z.object({
  message: z.string(),
  path: z
    .array(z.union([z.string(), z.number()]))
    .nullish()
    .catch(undefined),
  extensions: z.record(z.string(), z.unknown()).nullish().catch(undefined),
});
const listOfErrors = z.array(toldError);

const toError = ({ message, path, extensions }: z.infer<typeof toldError>): GraphQLError =>
  new GraphQLError(message, { path: path ?? null, extensions: extensions ?? {} });

const noAccess = (status: 401 | 403): GraphQLError =>
  status === 401
    ? new GraphQLError('This needs other credentials.', { extensions: { code: 'UNAUTHENTICATED' } })
    : new GraphQLError('This is not allowed.', { extensions: { code: 'FORBIDDEN' } });
