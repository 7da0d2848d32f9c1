import type { CatalogEvent } from '@tillgraph/shared-domain/events/catalog';
import { documentsAfter } from '../testing/documents-after.ts';
import { catalogProjection } from './catalog.ts';

const created: CatalogEvent = {
  type: 'ProductCreated',
  data: {
    productId: '1',
    sku: 'TEA',
    name: 'Tea',
    description: null,
    barcodes: [],
    taxRate: 200_000,
    categoryId: 'drinks',
    price: { minor: 300, currency: 'USD' },
  },
};

const product = (...events: readonly CatalogEvent[]) =>
  documentsAfter(catalogProjection, created, ...events)['products/1'];

const tea = {
  sku: 'TEA',
  name: 'Tea',
  taxRate: 200_000,
  categoryId: 'drinks',
  price: { minor: 300, currency: 'USD' },
  archived: false,
};

test('the copy of a product holds what it is sold by', () => {
  expect(product()).toEqual(tea);
});

test('it follows updates and prices; what an update does not tell stays, and null clears', () => {
  const updated: CatalogEvent = { type: 'ProductUpdated', data: { productId: '1', name: 'Green tea' } };
  const uncategorised: CatalogEvent = { type: 'ProductUpdated', data: { productId: '1', categoryId: null } };
  const price = { minor: 350, currency: 'USD' };
  expect(product(updated)).toEqual({ ...tea, name: 'Green tea' });
  expect(product(uncategorised)).toEqual({ ...tea, categoryId: null });
  expect(product({ type: 'PriceChanged', data: { productId: '1', price } })).toEqual({ ...tea, price });
});

test('an archived product is off sale until it is restored', () => {
  const archived: CatalogEvent = { type: 'ProductArchived', data: { productId: '1' } };
  expect(product(archived)).toEqual({ ...tea, archived: true });
  expect(product(archived, { type: 'ProductRestored', data: { productId: '1' } })).toEqual(tea);
});

test('the shop is kept under one id, and categories by their newest names', () => {
  expect(
    documentsAfter(
      catalogProjection,
      {
        type: 'ShopOpened',
        data: { shopId: 's', name: 'Shop', currencyCode: 'USD', timeZone: 'UTC', pricesIncludeTax: true },
      },
      { type: 'CategoryCreated', data: { categoryId: 'c', name: 'Drink' } },
      { type: 'CategoryRenamed', data: { categoryId: 'c', name: 'Drinks' } },
    ),
  ).toEqual({
    'shops/shop': { currencyCode: 'USD', timeZone: 'UTC', pricesIncludeTax: true },
    'categories/c': { name: 'Drinks' },
  });
});
