import type { AssortmentEvent, CategoryEvent } from '@tillgraph/shared-domain/events/catalog';
import { given } from '@tillgraph/shared-domain/testing/given';
import { assortment } from './assortment.ts';
import { archiveCategory, category, renameCategory } from './category.ts';

const created: CategoryEvent = { type: 'CategoryCreated', data: { categoryId: '1', name: 'Drinks' } };
const archived: CategoryEvent = { type: 'CategoryArchived', data: { categoryId: '1' } };
const opened: AssortmentEvent = { type: 'AssortmentOpened', data: { categoryId: '1' } };
const entered: AssortmentEvent = { type: 'ProductEntered', data: { categoryId: '1', productId: 'a' } };
const left: AssortmentEvent = { type: 'ProductLeft', data: { categoryId: '1', productId: 'a' } };

test('an empty category is archived, once', () => {
  const empty = given(assortment, opened, entered, left);
  expect(archiveCategory(given(category, created), empty)).toEqual({ accepted: true, events: [archived] });
  expect(archiveCategory(given(category, created, archived), empty)).toEqual({ accepted: true, events: [] });
});

test('a category with an active product is not archived', () => {
  expect(archiveCategory(given(category, created), given(assortment, opened, entered))).toMatchObject({
    accepted: false,
    errors: [{ kind: 'Conflict', code: 'STATE_NOT_ALLOWED' }],
  });
});

test('a category is renamed, and the same name records nothing', () => {
  expect(renameCategory('Tea', given(category, created))).toEqual({
    accepted: true,
    events: [{ type: 'CategoryRenamed', data: { categoryId: '1', name: 'Tea' } }],
  });
  expect(renameCategory('Drinks', given(category, created))).toEqual({ accepted: true, events: [] });
});

test('an unknown category is NotFound', () => {
  const refusal = { accepted: false, errors: [{ kind: 'NotFound', path: ['input', 'categoryId'] }] };
  expect(renameCategory('Tea', null)).toMatchObject(refusal);
  expect(archiveCategory(null, null)).toMatchObject(refusal);
});
