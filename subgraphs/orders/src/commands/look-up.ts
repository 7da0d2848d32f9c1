import { type ContextRuntime, staleRead } from '@tillgraph/platform/subgraph';
import type { Known, ShopTerms } from '../domain/references.ts';
import type { RefundTerms } from '../domain/refund-order.ts';
import { accounts } from '../projections/accounts.ts';
import { categories, products, shops, theShop } from '../projections/catalog.ts';
import { customers } from '../projections/customers.ts';
import { findOrAwait } from './find-or-await.ts';

interface References {
  readonly lines: readonly { readonly productId: string }[];
  readonly customerId: string | null;
}

/**
 * What this context's copies know of an order's references. What was made a moment ago may still be on its way, so
 * all that is missing is waited for, together.
 */
export async function lookUp(runtime: ContextRuntime, { lines, customerId }: References): Promise<Known> {
  const [shop, onSale, buyers] = await Promise.all([
    lookUpShop(runtime),
    findOrAwait(
      runtime,
      products,
      lines.map(({ productId }) => productId),
    ),
    findOrAwait(runtime, customers, customerId === null ? [] : [customerId]),
  ]);
  const categoryIds = [...onSale.values()].flatMap(({ categoryId }) =>
    categoryId === null ? [] : [categoryId],
  );
  const named = await findOrAwait(runtime, categories, categoryIds);
  return {
    shop,
    products: onSale,
    categoryNames: new Map([...named].map(([categoryId, { name }]) => [categoryId, name])),
    customer: (customerId !== null && buyers.get(customerId)) || null,
  };
}

/** What a refund needs to know of the shop, and of the accounts that are named. */
export async function lookUpRefundTerms(
  runtime: ContextRuntime,
  accountIds: readonly string[],
): Promise<RefundTerms> {
  const [{ timeZone }, named] = await Promise.all([
    lookUpShop(runtime),
    findOrAwait(runtime, accounts, accountIds),
  ]);
  return { timeZone, accounts: named };
}

async function lookUpShop(runtime: ContextRuntime): Promise<ShopTerms> {
  const terms = (await findOrAwait(runtime, shops, [theShop])).get(theShop);
  if (!terms) throw staleRead();
  return terms;
}
