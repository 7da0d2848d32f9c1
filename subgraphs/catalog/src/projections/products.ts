import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition, IndexField } from '@tillgraph/platform/read-models';
import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import { foldText } from '@tillgraph/shared-domain/folded-text';
import { type Product, product } from '../domain/product.ts';

export interface ProductDocument extends Product {
  /** The name as people sort it. */
  readonly sortName: string;
}

const status = { path: 'status', type: 'text' } as const;
const categoryId = { path: 'categoryId', type: 'text' } as const;

/** How lists of products may be sorted. */
export const productOrder = {
  name: { path: 'sortName', type: 'text' },
  price: { path: 'price.minor', type: 'number' },
  created: { path: 'createdAt', type: 'text' },
  updated: { path: 'updatedAt', type: 'text' },
} as const satisfies Readonly<Record<string, IndexField>>;

export const products: CollectionDefinition<ProductDocument> = {
  name: 'products',
  resumable: true,
  indexes: [
    ...Object.entries(productOrder).flatMap(([name, order]) => [
      { name: `by_${name}`, fields: [status, order] },
      { name: `by_category_and_${name}`, fields: [categoryId, status, order] },
    ]),
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
