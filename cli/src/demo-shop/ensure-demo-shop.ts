import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Principal } from '@tillgraph/platform/subgraph';
import { anonymous, type Execute, type ShopClient } from '../shop/shop-client.ts';
import { shopCurrency } from '../shop/shop-currency.ts';
import { fillDemoShop } from './fill-demo-shop.ts';

/** Fills a shop in which nothing is sold yet, or goes on with a filling that was killed. */
export async function ensureDemoShop(client: ShopClient, dataDir: string): Promise<void> {
  const unfinished = join(dataDir, 'demo-shop-unfinished');
  const execute = client(anonymous);
  if (!(await exists(unfinished)) && !(await isEmpty(execute))) return;
  await writeFile(unfinished, 'The demo shop is being filled; the next start goes on with it.\n');
  await fillDemoShop(client(await firstOwner(client)), await shopCurrency(execute));
  await rm(unfinished);
}

async function isEmpty(execute: Execute): Promise<boolean> {
  const data = await execute(
    'catalog',
    `{ products(first: 1, filter: { status: [ACTIVE, ARCHIVED] }) { edges { cursor } }
       categories(first: 1) { edges { cursor } } }`,
  );
  // As the operation asks for it.
  const { products, categories } = data as Record<'products' | 'categories', { edges: readonly unknown[] }>;
  return products.edges.length === 0 && categories.edges.length === 0;
}

/** In whose name the shop is filled. */
async function firstOwner(client: ShopClient): Promise<Principal> {
  const administrator = client({ kind: 'scopes', scopes: new Set(['users:admin']) });
  const data = await administrator('identity', '{ users(first: 1) { edges { node { id } } } }');
  // As the operation asks for it; the first user is the first owner.
  const { users } = data as { users: { edges: readonly { node: { id: string } }[] } };
  const [first] = users.edges;
  if (!first) throw new Error('The shop has no owner.');
  return { kind: 'user', id: first.node.id, sessionId: 'demo-shop', scopes: fillingScopes };
}

const fillingScopes = new Set([
  'catalog:write',
  'inventory:read',
  'inventory:write',
  'customers:read',
  'customers:write',
  'accounts:read',
  'accounts:write',
]);

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
