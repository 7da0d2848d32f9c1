import {
  type Connection,
  type ConnectionArguments,
  type ContextRuntime,
  connection,
  type RequestContext,
} from '@tillgraph/platform/subgraph';
import { type UserDocument, users } from '../projections/users.ts';

/** A user in an answer; `self`: in the answer to the sign-in that makes the caller this user. */
export type VisibleUser = UserDocument & { readonly self?: true };

export const findUsers = (
  request: RequestContext,
  args: ConnectionArguments,
): Promise<Connection<UserDocument>> =>
  connection(request.read(users), args, { orderBy: [{ path: 'createdAt', type: 'text' }] });

/** The signed-in user. One who was made a moment ago may not be in the read model yet. */
export async function viewer(
  { readModels, settings }: ContextRuntime,
  request: RequestContext,
): Promise<UserDocument | null> {
  const { principal } = request;
  if (principal.kind !== 'user') return null;
  const stored =
    (await request.read(users).get(principal.id)) ??
    (await readModels.collection(users).awaitDocument(principal.id, settings.referenceWait));
  return stored?.document ?? null;
}

/** Beside their name, a user is seen by themselves and by those who administer users. */
export const maySee = (user: VisibleUser, request: RequestContext): boolean =>
  user.self === true || isSelf(user, request) || request.hasScope('users:admin');

const isSelf = (user: UserDocument, { principal }: RequestContext): boolean =>
  principal.kind === 'user' && principal.id === user.id;
