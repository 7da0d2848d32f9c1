import { scopesOf } from '@tillgraph/identity/domain/roles';
import type { Principal } from '@tillgraph/platform/subgraph';
import type { ShopClient } from '../shop/shop-client.ts';

/** In whose name the shop is filled. */
export async function firstOwner(client: ShopClient): Promise<Principal> {
  const administrator = client({ kind: 'scopes', scopes: new Set(['users:admin']) });
  const data = await administrator('identity', '{ users(first: 1) { edges { node { id } } } }');
  // As the operation asks for it; the first user is the first owner.
  const { users } = data as { users: { edges: readonly { node: { id: string } }[] } };
  const [first] = users.edges;
  if (!first) throw new Error('The shop has no owner.');
  return demoUser(first.node.id, 'OWNER');
}

/** A user who acts without having signed in. */
export const demoUser = (id: string, role: Parameters<typeof scopesOf>[0]): Principal => ({
  kind: 'user',
  id,
  sessionId: 'demo-shop',
  scopes: new Set(scopesOf(role)),
});
