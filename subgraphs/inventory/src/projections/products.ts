import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import type { KnownProduct } from '../domain/change-stock.ts';

/** This context's own copy of the catalogue: which products there are. */
export const products: CollectionDefinition<KnownProduct> = { name: 'products', indexes: [] };

export const productProjection = defineProjection<Extract<ProductEvent, { readonly type: 'ProductCreated' }>>(
  {
    name: 'products',
    version: 1,
    collections: [products],
    handles: { catalog: ['ProductCreated'] },
    apply: ({ data: { productId, price } }) => [
      change(products, productId, () => ({ id: productId, currencyCode: price.currency })),
    ],
  },
);
