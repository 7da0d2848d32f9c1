import { changesOf, type ShopProduct } from './product-plan.ts';
import type { ProductRow } from './product-rows.ts';

const tea: ShopProduct = {
  id: 'p1',
  sku: 'TEA',
  name: 'Tea',
  description: 'Green,\r\nloose',
  barcodes: ['1', '2'],
  price: { amount: '5.00', currencyCode: 'USD' },
  taxRate: '0.07',
  category: { id: 'c1', name: 'Drinks' },
  status: 'ACTIVE',
  stock: { onHand: 4, everStocked: true },
};

const row: ProductRow = {
  line: 2,
  sku: 'TEA',
  name: 'Tea',
  description: 'Green,\nloose',
  barcodes: ['1', '2'],
  price: { minor: 500, currency: 'USD' },
  tax_rate: 70_000,
  category: 'Drinks',
  active: true,
  stock: 90_000,
};

test('a row that says what is so changes nothing, whatever its line breaks; and stock is of products that never had any', () => {
  expect(changesOf(row, tea)).toEqual({});
  expect(changesOf({ line: 2, sku: 'TEA' }, tea)).toEqual({});
  const unstocked = { ...tea, stock: { onHand: 0, everStocked: false } };
  expect(changesOf(row, unstocked)).toEqual({ stock: { quantity: 90 } });
  expect(changesOf(row, { ...tea, stock: { onHand: 0, everStocked: true } })).toEqual({});
});

test.each([
  [{ name: 'Green tea' }, { fields: { name: 'Green tea' } }],
  [{ barcodes: ['2', '1'] }, { fields: { barcodes: ['2', '1'] } }],
  [{ description: null }, { fields: { description: null } }],
  [{ tax_rate: 190_000 }, { fields: { taxRate: '0.19' } }],
  [{ category: null }, { fields: { category: null } }],
  [{ category: 'Tea' }, { fields: { category: 'Tea' } }],
  [{ price: { minor: 501, currency: 'USD' } }, { price: { amount: '5.01', currencyCode: 'USD' } }],
  [{ active: false }, { active: false }],
])('of a row only what differs is changed: %j', (said, changes) => {
  expect(changesOf({ ...row, ...said }, tea)).toEqual(changes);
});
