import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import { foldText } from '@tillgraph/shared-domain/folded-text';
import { type Product, product } from '../domain/product.ts';

export interface ProductDocument extends Product {
  /** The name as people sort it. */
  readonly sortName: string;
}

export const products: CollectionDefinition<ProductDocument> = {
  name: 'products',
  indexes: [
    { name: 'by_name', fields: [{ path: 'sortName', type: 'text' }] },
    { name: 'by_price', fields: [{ path: 'price.minor', type: 'number' }] },
    { name: 'by_created', fields: [{ path: 'createdAt', type: 'text' }] },
    { name: 'by_updated', fields: [{ path: 'updatedAt', type: 'text' }] },
    {
      name: 'by_category',
      fields: [
        { path: 'categoryId', type: 'text' },
        { path: 'sortName', type: 'text' },
      ],
    },
    { name: 'by_sku', fields: [{ path: 'sku', type: 'text' }] },
    { name: 'by_barcode', fields: [{ path: 'barcodes', type: 'text' }], elements: true },
  ],
  searchable: ({ name, sku, barcodes }) => [name, sku, ...barcodes],
};

export const productProjection = defineProjection<ProductEvent>({
  name: 'products',
  version: 1,
  collections: [products],
  handles: {
    catalog: ['ProductCreated', 'ProductUpdated', 'PriceChanged', 'ProductArchived', 'ProductRestored'],
  },
  apply: (event) => [
    change(products, event.data.productId, (document) =>
      productDocument(product.evolve(document ?? null, event)),
    ),
  ],
});

/** What is read of a product: what the write side folds, and the field that lists are sorted by. */
export const productDocument = (state: Product | null): ProductDocument | undefined =>
  state ? { ...state, sortName: foldText(state.name) } : undefined;
