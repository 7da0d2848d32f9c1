import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { ShopEvent } from '@tillgraph/shared-domain/events/catalog';
import { type Shop, shop } from '../domain/shop.ts';

export const shops: CollectionDefinition<Shop> = { name: 'shops', indexes: [] };

export const shopProjection = defineProjection<ShopEvent>({
  name: 'shop',
  version: 1,
  collections: [shops],
  handles: { catalog: ['ShopOpened', 'ShopUpdated'] },
  apply: (event) => [
    change(shops, event.data.shopId, (document) => shop.evolve(document ?? null, event) ?? undefined),
  ],
});
