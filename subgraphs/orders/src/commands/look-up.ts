import type { LiveCollection } from '@tillgraph/platform/read-models';
import { type ContextRuntime, staleRead } from '@tillgraph/platform/subgraph';
import type { Known } from '../domain/references.ts';
import { categories, products, shops, theShop } from '../projections/catalog.ts';
import { customers } from '../projections/customers.ts';

interface References {
  readonly lines: readonly { readonly productId: string }[];
  readonly customerId: string | null;
}

/**
 * What this context's copies know of an order's references. What was made a moment ago may still be on its way, so
 * all that is missing is waited for, together.
 */
export async function lookUp(
  { readModels, settings }: ContextRuntime,
  { lines, customerId }: References,
): Promise<Known> {
  const find = <Document extends object>(collection: LiveCollection<Document>, ids: readonly string[]) =>
    findOrAwait(collection, ids, settings.referenceWait);
  const [shop, onSale, buyers] = await Promise.all([
    find(readModels.collection(shops), [theShop]),
    find(
      readModels.collection(products),
      lines.map(({ productId }) => productId),
    ),
    find(readModels.collection(customers), customerId === null ? [] : [customerId]),
  ]);
  const terms = shop.get(theShop);
  if (!terms) throw staleRead();
  const categoryIds = [...onSale.values()].flatMap(({ categoryId }) =>
    categoryId === null ? [] : [categoryId],
  );
  const named = await find(readModels.collection(categories), categoryIds);
  return {
    shop: terms,
    products: onSale,
    categoryNames: new Map([...named].map(([categoryId, { name }]) => [categoryId, name])),
    customer: (customerId !== null && buyers.get(customerId)) || null,
  };
}

/** The documents that there are, by id, at the latest after `timeout` ms. */
async function findOrAwait<Document extends object>(
  collection: LiveCollection<Document>,
  ids: readonly string[],
  timeout: number,
): Promise<ReadonlyMap<string, Document>> {
  const distinct = [...new Set(ids)];
  const found = await collection.getMany(distinct);
  const documents = await Promise.all(
    distinct.map(async (id, index) => found[index] ?? (await collection.awaitDocument(id, timeout))),
  );
  return new Map(documents.flatMap((stored) => (stored ? [[stored.id, stored.document] as const] : [])));
}
