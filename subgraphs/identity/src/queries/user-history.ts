import type { EventStore } from '@tillgraph/platform/event-store';
import { type ConnectionArguments, history, type RequestContext } from '@tillgraph/platform/subgraph';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import { user } from '../domain/user.ts';
import { maySee, type VisibleUser } from './users.ts';

/**
 * A user's events, less what the user's own fields keep from who asks: the e-mail address is seen by those who see the
 * field. Which row holds the password is told to nobody.
 */
export async function userHistory(
  log: EventStore,
  subject: VisibleUser,
  args: ConnectionArguments,
  request: RequestContext,
) {
  const hidden = maySee(subject, request) ? ['credentialId'] : ['credentialId', 'email'];
  const { edges, pageInfo } = await history(log, streamOf(user, subject.id), args);
  const told = (data: object) =>
    Object.fromEntries(Object.entries(data).filter(([field]) => !hidden.includes(field)));
  return {
    pageInfo,
    edges: edges.map(({ cursor, node }) => ({ cursor, node: { ...node, data: told(node.data) } })),
  };
}
