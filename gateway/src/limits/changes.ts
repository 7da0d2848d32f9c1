import type { GraphQLError } from 'graphql';
import { gatewayError } from '../errors.ts';
import type { Variables } from '../execution/condition.ts';
import type { ObjectShape } from '../execution/response-shape.ts';
import type { Allowance } from './rate-limit.ts';

/** How many changes a mutation makes: each of its root fields is one, under whatever alias. */
export const changesOf = (shape: ObjectShape, variables: Variables): number =>
  (shape.fieldsOf(shape.typeName) ?? []).filter(
    ({ source, included }) => source === 'data' && included?.(variables) !== false,
  ).length;

/** Why so many changes may not be made now. The first was taken with the request that they came in. */
export function takeChanges(changes: number, allowance: Allowance): GraphQLError | undefined {
  if (changes <= 1) {
    return undefined;
  }
  if (changes > allowance.perMinute) {
    return gatewayError(
      'OPERATION_TOO_COMPLEX',
      `The operation makes ${changes} changes, and ${allowance.perMinute} a minute are allowed: make fewer at once.`,
    );
  }
  const wait = allowance.take(changes - 1);
  return wait === undefined ? undefined : rateLimited(wait);
}

/** Too often, by whatever way; over HTTP with the header that says when to come again. */
export const rateLimited = (wait: number): GraphQLError =>
  gatewayError('RATE_LIMITED', `Too many operations: try again in ${wait} s.`, {
    http: { status: 429, headers: new Map([['retry-after', String(wait)]]) },
  });
