import { type Refusal, refusalReasons } from '@tillgraph/platform/access-tokens';
import type { GraphQLError, OperationDefinitionNode } from 'graphql';
import { gatewayError } from '../errors.ts';

/**
 * A browser brings its cookie along also when that no longer counts, and its page cannot take it away: so it must be
 * able to ask for a new one. Mutations may be run for nobody, then: but for those that begin or renew a session, all ask
 * to be signed in, and say that nobody is. Whatever reads is refused, for nobody is to be taken for somebody who may not
 * see.
 */
export const refusalOfStale = (
  stale: Refusal | undefined,
  { operation }: OperationDefinitionNode,
): GraphQLError | undefined =>
  stale === undefined || operation === 'mutation'
    ? undefined
    : gatewayError('UNAUTHENTICATED', refusalReasons[stale]);
