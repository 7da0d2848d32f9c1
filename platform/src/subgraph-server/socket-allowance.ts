import { GraphQLError } from 'graphql';
import type { Context } from 'graphql-ws';
import { looksLikeAssertion } from '../assertions/index.ts';

/** How many operations a socket may run at once. */
export interface SocketAllowance {
  /** Why one more operation may not begin, or undefined. */
  take(socket: Context, id: string, authorization: string | undefined): GraphQLError | undefined;
}

/**
 * A gateway has the subscriptions of all its users on one socket, and brings an assertion for each. That it is one is
 * not verified yet: what only looks like an assertion ends as soon as it is, and keeps no place.
 */
export function createSocketAllowance(): SocketAllowance {
  const ownOperations = new WeakMap<Context, Set<string>>();

  return {
    take(socket, id, authorization = '') {
      const { subscriptions } = socket;
      // This one is among them.
      if (Object.keys(subscriptions).length > ofGateway) return tooMany(ofGateway);
      if (looksLikeAssertion(authorization.replace(/^Bearer +/i, ''))) return undefined;
      const running = [...(ownOperations.get(socket) ?? [])].filter((known) => known in subscriptions);
      if (running.length >= ofUser) return tooMany(ofUser);
      ownOperations.set(socket, new Set([...running, id]));
      return undefined;
    },
  };
}

/** As through the gateway. */
const ofUser = 100;
const ofGateway = 20_000;

const tooMany = (operations: number): GraphQLError =>
  new GraphQLError(`A socket runs at most ${operations} operations at once.`, {
    extensions: { code: 'RATE_LIMITED' },
  });
