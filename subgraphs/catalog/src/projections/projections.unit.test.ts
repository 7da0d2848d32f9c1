import { type HistoryEntry, projectionContract, recordedHistory } from '@tillgraph/platform/testing';
import type { CategoryEvent, ProductEvent, ShopEvent } from '@tillgraph/shared-domain/events/catalog';
import { categoryProjection } from './categories.ts';
import { productProjection } from './products.ts';
import { shopProjection } from './shop.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

const inShop = (event: ShopEvent): HistoryEntry => ({ context: 'catalog', stream: 'shop-main', event });
const inCategory = (event: CategoryEvent): HistoryEntry => ({
  context: 'catalog',
  stream: `category-${event.data.categoryId}`,
  event,
});
const inProduct = (event: ProductEvent): HistoryEntry => ({
  context: 'catalog',
  stream: `product-${event.data.productId}`,
  event,
});

projectionContract(shopProjection, {
  'a shop that moves': recordedHistory([
    inShop({
      type: 'ShopOpened',
      data: { shopId: 'main', name: 'S', currencyCode: 'EUR', timeZone: 'UTC', pricesIncludeTax: true },
    }),
    inShop({ type: 'ShopUpdated', data: { shopId: 'main', name: 'Corner', taxId: 'DE1' } }),
    inShop({ type: 'ShopUpdated', data: { shopId: 'main', taxId: null } }),
  ]),
});

projectionContract(categoryProjection, {
  'two categories': recordedHistory([
    inCategory({ type: 'CategoryCreated', data: { categoryId: 'tea', name: 'Tea' } }),
    inCategory({ type: 'CategoryCreated', data: { categoryId: 'pots', name: 'Pots' } }),
    inCategory({ type: 'CategoryRenamed', data: { categoryId: 'tea', name: 'Teas' } }),
    inCategory({ type: 'CategoryArchived', data: { categoryId: 'pots' } }),
  ]),
});

projectionContract(productProjection, {
  'two products': recordedHistory([
    ...['green', 'black'].map((productId) =>
      inProduct({
        type: 'ProductCreated',
        data: {
          productId,
          sku: productId,
          name: productId,
          description: null,
          barcodes: [],
          taxRate: 0,
          categoryId: null,
          price: eur(300),
        },
      }),
    ),
    inProduct({ type: 'PriceChanged', data: { productId: 'green', price: eur(350) } }),
    inProduct({ type: 'ProductArchived', data: { productId: 'black' } }),
    inProduct({ type: 'ProductUpdated', data: { productId: 'green', name: 'Grün', barcodes: ['1'] } }),
    inProduct({ type: 'ProductRestored', data: { productId: 'black' } }),
  ]),
});
