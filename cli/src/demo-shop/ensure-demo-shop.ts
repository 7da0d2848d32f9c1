import type { Settings } from '@tillgraph/platform/config';
import { anonymous, type Execute, type ShopClient } from '../shop/shop-client.ts';
import { shopCurrency } from '../shop/shop-currency.ts';
import { fillDemoShop } from './fill-demo-shop.ts';
import { firstOwner } from './first-owner.ts';
import { createUnfinishedNote } from './unfinished-note.ts';

/**
 * Fills a shop in which nothing is sold yet with products and customers, or goes on with a filling that was killed. It
 * gets no past any more: what is recorded now comes after what was recorded before.
 */
export async function ensureDemoShop(client: ShopClient, settings: Settings): Promise<void> {
  const note = createUnfinishedNote(settings.dataDir);
  // A filling that was begun is given up for good: it must not go on between what is recorded from now on.
  if (settings.demoData === 'none') return note.remove();
  const execute = client(anonymous);
  if (!(await note.read()) && !(await isEmpty(execute))) return;
  await note.write({});
  await fillDemoShop(client(await firstOwner(client)), await shopCurrency(execute));
  await note.remove();
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
