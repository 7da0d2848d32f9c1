import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { ShopEvent } from '@tillgraph/shared-domain/events/catalog';

/** What a report is in, and by which days; both stay as they were when the shop was opened. */
export interface ShopTerms {
  readonly currencyCode: string;
  readonly timeZone: string;
}

export const shops: CollectionDefinition<ShopTerms> = { name: 'shops', indexes: [] };

/** There is one shop: its terms are kept under this id. */
export const theShop = 'shop';

export const shopProjection = defineProjection<Extract<ShopEvent, { readonly type: 'ShopOpened' }>>({
  name: 'shop',
  version: 1,
  collections: [shops],
  handles: { catalog: ['ShopOpened'] },
  apply: ({ data: { currencyCode, timeZone } }) => [
    change(shops, theShop, () => ({ currencyCode, timeZone })),
  ],
});
