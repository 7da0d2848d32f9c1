import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type {
  CatalogEvent,
  CategoryEvent,
  ProductEvent,
  ShopEvent,
} from '@tillgraph/shared-domain/events/catalog';
import type { ProductOnSale, ShopTerms } from '../domain/references.ts';

export const shops: CollectionDefinition<ShopTerms> = { name: 'shops', indexes: [] };
export const categories: CollectionDefinition<CategoryName> = { name: 'categories', indexes: [] };
export const products: CollectionDefinition<ProductOnSale> = { name: 'products', indexes: [] };

/** There is one shop: its copy is kept under this id. */
export const theShop = 'shop';

interface CategoryName {
  readonly name: string;
}

/** This context's own copy of the catalogue: what an order is priced from. */
export const catalogProjection = defineProjection<Extract<CatalogEvent, { readonly type: Handled }>>({
  name: 'catalog-copy',
  version: 1,
  collections: [shops, categories, products],
  handles: {
    catalog: [
      'ShopOpened',
      'CategoryCreated',
      'CategoryRenamed',
      'ProductCreated',
      'ProductUpdated',
      'PriceChanged',
      'ProductArchived',
      'ProductRestored',
    ] satisfies readonly Handled[],
  },
  apply: (event) => {
    switch (event.type) {
      case 'ShopOpened':
        return [change(shops, theShop, () => shopTerms(event))];
      case 'CategoryCreated':
      case 'CategoryRenamed':
        return [change(categories, event.data.categoryId, () => ({ name: event.data.name }))];
      default:
        return [change(products, event.data.productId, (product) => productOnSale(product, event))];
    }
  },
});

type Handled = 'ShopOpened' | Exclude<CategoryEvent['type'], 'CategoryArchived'> | ProductEvent['type'];

const shopTerms = ({ data }: Extract<Recorded<ShopEvent>, { readonly type: 'ShopOpened' }>): ShopTerms => ({
  currencyCode: data.currencyCode,
  timeZone: data.timeZone,
  pricesIncludeTax: data.pricesIncludeTax,
});

function productOnSale(product: ProductOnSale | undefined, event: Recorded<ProductEvent>): ProductOnSale {
  if (event.type === 'ProductCreated') {
    const { sku, name, price, taxRate, categoryId } = event.data;
    return { sku, name, price, taxRate, categoryId, archived: false };
  }
  if (product === undefined) throw new Error(`${event.type} of ${event.stream} before its ProductCreated`);
  switch (event.type) {
    case 'ProductUpdated': {
      const {
        sku = product.sku,
        name = product.name,
        taxRate = product.taxRate,
        categoryId = product.categoryId,
      } = event.data;
      return { ...product, sku, name, taxRate, categoryId };
    }
    case 'PriceChanged':
      return { ...product, price: event.data.price };
    case 'ProductArchived':
      return { ...product, archived: true };
    case 'ProductRestored':
      return { ...product, archived: false };
  }
}
