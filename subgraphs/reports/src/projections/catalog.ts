import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { ProductEvent, ShopEvent } from '@tillgraph/shared-domain/events/catalog';

/** What a report is in, and by which days; both stay as they were when the shop was opened. */
export interface ShopTerms {
  readonly currencyCode: string;
  readonly timeZone: string;
}

/** What a product is called now. */
export interface NamedProduct {
  readonly name: string;
}

export const shops: CollectionDefinition<ShopTerms> = { name: 'shops', indexes: [] };
export const products: CollectionDefinition<NamedProduct> = { name: 'products', indexes: [] };

/** There is one shop: its terms are kept under this id. */
export const theShop = 'shop';

type CopiedEvent =
  | Extract<ShopEvent, { readonly type: 'ShopOpened' }>
  | Extract<ProductEvent, { readonly type: 'ProductCreated' | 'ProductUpdated' }>;

/** This context's own copy of what reports show of the catalogue. */
export const catalogProjection = defineProjection<CopiedEvent>({
  name: 'catalog-copy',
  version: 1,
  collections: [shops, products],
  handles: { catalog: ['ShopOpened', 'ProductCreated', 'ProductUpdated'] },
  apply: (event) => {
    if (event.type === 'ShopOpened') {
      const { currencyCode, timeZone } = event.data;
      return [change(shops, theShop, () => ({ currencyCode, timeZone }))];
    }
    const { productId, name } = event.data;
    return name === undefined ? [] : [change(products, productId, () => ({ name }))];
  },
});
