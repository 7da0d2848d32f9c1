import type { ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import { given } from '@tillgraph/shared-domain/testing/given';
import { decide, product } from './product.ts';

const price = { minor: 250, currency: 'EUR' };
const fields = {
  sku: 'TEA-1',
  name: 'Tea',
  description: null,
  barcodes: ['4001'],
  taxRate: 70_000,
  categoryId: null,
};
const created: ProductEvent = { type: 'ProductCreated', data: { productId: '1', ...fields, price } };
const archived: ProductEvent = { type: 'ProductArchived', data: { productId: '1' } };
const nothing = { accepted: true, events: [] };

test('a created product is active, at version 1', () => {
  expect(given(product, created)).toMatchObject({ id: '1', ...fields, price, status: 'ACTIVE', version: 1 });
});

test('an update records only what changes', () => {
  const update = { sku: 'TEA-1', name: 'Green tea', barcodes: ['4001', '4002'] };
  expect(decide({ type: 'UpdateProduct', fields: update }, given(product, created), 'EUR')).toEqual({
    accepted: true,
    events: [
      {
        type: 'ProductUpdated',
        data: { productId: '1', name: 'Green tea', barcodes: ['4001', '4002'] },
      },
    ],
  });
});

test('what is cleared is none afterwards', () => {
  const described: ProductEvent = { type: 'ProductUpdated', data: { productId: '1', description: 'Hot' } };
  const cleared: ProductEvent = { type: 'ProductUpdated', data: { productId: '1', description: null } };
  expect(given(product, created, described)?.description).toBe('Hot');
  expect(given(product, created, described, cleared)).toMatchObject({ description: null, version: 3 });
});

test('a price is in the shop’s currency', () => {
  const foreign = { minor: 250, currency: 'USD' };
  const refusal = {
    accepted: false,
    errors: [{ kind: 'InvalidInput', path: ['input', 'price', 'currencyCode'] }],
  };
  expect(decide({ type: 'ChangePrice', price: foreign }, given(product, created), 'EUR')).toMatchObject(
    refusal,
  );
  expect(
    decide({ type: 'CreateProduct', productId: '1', fields, price: foreign }, null, 'EUR'),
  ).toMatchObject(refusal);
});

test('a price that stays records nothing', () => {
  expect(decide({ type: 'ChangePrice', price }, given(product, created), 'EUR')).toEqual(nothing);
});

test('archiving and restoring twice changes nothing the second time', () => {
  expect(decide({ type: 'RestoreProduct' }, given(product, created), 'EUR')).toEqual(nothing);
  const off = given(product, created, archived);
  expect(off?.status).toBe('ARCHIVED');
  expect(decide({ type: 'ArchiveProduct' }, off, 'EUR')).toEqual(nothing);
  expect(decide({ type: 'RestoreProduct' }, off, 'EUR')).toEqual({
    accepted: true,
    events: [{ type: 'ProductRestored', data: { productId: '1' } }],
  });
});

test('what is asked of an unknown product is refused with NotFound', () => {
  expect(decide({ type: 'ArchiveProduct' }, null, 'EUR')).toMatchObject({
    accepted: false,
    errors: [{ kind: 'NotFound', path: ['input', 'productId'] }],
  });
});
