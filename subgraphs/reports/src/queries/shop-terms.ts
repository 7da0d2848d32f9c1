import { type ContextRuntime, staleRead } from '@tillgraph/platform/subgraph';
import { type ShopTerms, shops, theShop } from '../projections/catalog.ts';

/** Waits a little for a shop that has just been opened. */
export async function shopTerms({ readModels, settings }: ContextRuntime): Promise<ShopTerms> {
  const shop = await readModels.collection(shops).awaitDocument(theShop, settings.referenceWait);
  if (!shop) throw staleRead();
  return shop.document;
}
