import type { AssortmentEvent, CategoryEvent, ProductEvent } from '@tillgraph/shared-domain/events/catalog';
import { given } from '@tillgraph/shared-domain/testing/given';
import fc from 'fast-check';
import { assortment } from './assortment.ts';
import { archiveCategory, category } from './category.ts';
import { decidePlacement, placement, placesOf } from './placement.ts';
import { decide, type ProductCommand, product } from './product.ts';

const price = { minor: 100, currency: 'EUR' };
const fields = { sku: 's', name: 'n', description: null, barcodes: [], taxRate: 0 };
const categoryIds = ['A', 'B', 'C'];
const productIds = ['1', '2', '3', '4'];

/** The catalog's streams in memory: commands are decided as the command handlers compose them. */
function catalog() {
  const products = new Map<string, ProductEvent[]>(productIds.map((id) => [id, []]));
  const assortments = new Map<string, AssortmentEvent[]>(
    categoryIds.map((categoryId) => [categoryId, [{ type: 'AssortmentOpened', data: { categoryId } }]]),
  );
  const categories = new Map<string, CategoryEvent[]>(
    categoryIds.map((categoryId) => [
      categoryId,
      [{ type: 'CategoryCreated', data: { categoryId, name: categoryId } }],
    ]),
  );
  const productOf = (id: string) => given(product, ...(products.get(id) ?? []));
  const assortmentOf = (id: string) => given(assortment, ...(assortments.get(id) ?? []));
  const categoryOf = (id: string) => given(category, ...(categories.get(id) ?? []));

  return {
    productOf,
    assortmentOf,
    categoryOf,
    /** Why not; undefined: it was. */
    refused(id: string, command: ProductCommand) {
      const moves = decidePlacement(placement(id, command, productOf(id)), assortmentOf);
      return moves.accepted ? undefined : moves.errors;
    },
    change(id: string, command: ProductCommand): boolean {
      const placed = placement(id, command, productOf(id));
      const read = new Set(placesOf(placed));
      const decision = decide(command, productOf(id), 'EUR');
      const moves = decidePlacement(placed, (place) => {
        if (!read.has(place)) throw new Error(`${place} was not loaded`);
        return assortmentOf(place);
      });
      if (!decision.accepted || !moves.accepted) return false;
      products.get(id)?.push(...decision.events);
      for (const event of moves.events) {
        if (!read.has(event.data.categoryId)) throw new Error(`${event.data.categoryId} was not loaded`);
        assortments.get(event.data.categoryId)?.push(event);
      }
      return true;
    },
    archive(categoryId: string): void {
      const decision = archiveCategory(categoryOf(categoryId), assortmentOf(categoryId));
      if (!decision.accepted) return;
      categories.get(categoryId)?.push(...decision.events);
      assortments
        .get(categoryId)
        ?.push(...decision.events.map(() => ({ type: 'AssortmentClosed', data: { categoryId } }) as const));
    },
  };
}

const create = (productId: string, categoryId: string | null): ProductCommand => ({
  type: 'CreateProduct',
  productId,
  fields: { ...fields, categoryId },
  price,
});

test('a category counts its active products, and has none once it is archived, whatever happens', () => {
  const categoryId = fc.option(fc.constantFrom(...categoryIds), { nil: null });
  const productId = fc.constantFrom(...productIds);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('move' as const), productId, categoryId }),
    fc.record({ kind: fc.constant('archive' as const), productId }),
    fc.record({ kind: fc.constant('restore' as const), productId }),
    fc.record({ kind: fc.constant('rename' as const), productId }),
    fc.record({ kind: fc.constant('archiveCategory' as const), categoryId: fc.constantFrom(...categoryIds) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { productOf, assortmentOf, categoryOf, change, archive } = catalog();
      for (const step of steps) {
        if (step.kind === 'archiveCategory') archive(step.categoryId);
        else if (step.kind === 'archive') change(step.productId, { type: 'ArchiveProduct' });
        else if (step.kind === 'restore') change(step.productId, { type: 'RestoreProduct' });
        else if (step.kind === 'rename') {
          change(step.productId, { type: 'UpdateProduct', fields: { name: 'other' } });
        } else if (productOf(step.productId) === null) {
          change(step.productId, create(step.productId, step.categoryId));
        } else {
          change(step.productId, { type: 'UpdateProduct', fields: { categoryId: step.categoryId } });
        }
      }
      for (const categoryId of categoryIds) {
        const active = productIds
          .map(productOf)
          .filter((found) => found?.status === 'ACTIVE' && found.categoryId === categoryId);
        expect(assortmentOf(categoryId)?.activeProducts).toBe(active.length);
        expect(assortmentOf(categoryId)?.closed).toBe(categoryOf(categoryId)?.archived);
        if (categoryOf(categoryId)?.archived) expect(active).toEqual([]);
      }
    }),
  );
});

test('a product cannot be put into a category that is archived or unknown', () => {
  const shop = catalog();
  shop.archive('A');
  expect(shop.change('1', create('1', 'A'))).toBe(false);
  expect(shop.refused('1', create('1', 'A'))).toMatchObject([
    { code: 'STATE_NOT_ALLOWED', path: ['input', 'categoryId'] },
  ]);
  expect(shop.change('1', create('1', 'unknown'))).toBe(false);
  expect(shop.change('1', create('1', null))).toBe(true);
  expect(shop.change('1', { type: 'UpdateProduct', fields: { categoryId: 'A' } })).toBe(false);
});

test('a product whose category was archived meanwhile is restored only into another one, or none', () => {
  const shop = catalog();
  shop.change('1', create('1', 'A'));
  shop.change('1', { type: 'ArchiveProduct' });
  shop.archive('A');
  expect(shop.change('1', { type: 'RestoreProduct' })).toBe(false);
  expect(shop.refused('1', { type: 'RestoreProduct' })).toMatchObject([
    { code: 'STATE_NOT_ALLOWED', path: ['input', 'productId'] },
  ]);
  expect(shop.change('1', { type: 'UpdateProduct', fields: { categoryId: null } })).toBe(true);
  expect(shop.change('1', { type: 'RestoreProduct' })).toBe(true);
});
