import { listContract } from '@tillgraph/platform/testing';
import { categories } from '../projections/categories.ts';
import { products } from '../projections/products.ts';
import { createCatalog } from '../subgraph.ts';
import { findCategories } from './categories.ts';
import { findProducts, findProductsOfCategory } from './products.ts';

const { typeDefs } = createCatalog({
  name: undefined,
  currency: undefined,
  timeZone: undefined,
  pricesIncludeTax: undefined,
});

listContract({
  typeDefs,
  field: 'Query.products',
  collection: products,
  filter: {
    search: 'a',
    categoryIds: ['drinks', 'food'],
    status: ['ACTIVE', 'ARCHIVED'],
    priceMin: '1',
    priceMax: '2',
    updatedFrom: '2026-01-01T00:00:00Z',
  },
  read: (reader, args) => findProducts(reader, args, 'USD'),
});

listContract({
  typeDefs,
  field: 'Category.products',
  collection: products,
  read: (reader, args) => findProductsOfCategory(reader, args, 'drinks'),
});

listContract({ typeDefs, field: 'Query.categories', collection: categories, read: findCategories });
