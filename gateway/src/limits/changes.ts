import type { GraphQLError } from 'graphql';
import { gatewayError } from '../errors.ts';
import type { Variables } from '../execution/condition.ts';
import type { ObjectShape } from '../execution/response-shape.ts';
import type { Caller } from '../security/caller.ts';
import type { Allowance } from './rate-limit.ts';

/** How many changes a mutation makes: each of its root fields is one, under whatever alias. */
export const changesOf = (shape: ObjectShape, variables: Variables): number =>
  (shape.fieldsOf(shape.typeName) ?? []).filter(
    ({ source, included }) => source === 'data' && included?.(variables) !== false,
  ).length;

/**
 * Why so many changes may not be made now. The first was taken with the request that they came in; of a caller who is
 * known each further one counts a tenth, for a batch spares nine tenths of what requests of their own would cost, and a
 * shop imports what it has in minutes. Of one who is not known it counts whole, so that passwords are not tried in batches.
 */
export function takeChanges(
  changes: number,
  { allowance, caller }: { readonly allowance: Allowance; readonly caller: Pick<Caller, 'subject'> },
): GraphQLError | undefined {
  const further = (changes - 1) * (caller.subject === undefined ? 1 : 0.1);
  if (further <= 0) {
    return undefined;
  }
  if (1 + further > allowance.perMinute) {
    return gatewayError(
      'OPERATION_TOO_COMPLEX',
      `The operation makes ${changes} changes: make fewer at once.`,
    );
  }
  const wait = allowance.take(further);
  return wait === undefined ? undefined : rateLimited(wait);
}

/** Too often, by whatever way; over HTTP with the header that says when to come again. */
export const rateLimited = (wait: number): GraphQLError =>
  gatewayError('RATE_LIMITED', `Too many operations: try again in ${wait} s.`, {
    http: { status: 429, headers: new Map([['retry-after', String(wait)]]) },
  });
