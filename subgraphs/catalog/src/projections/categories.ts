import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { CategoryEvent } from '@tillgraph/shared-domain/events/catalog';
import { foldText } from '@tillgraph/shared-domain/folded-text';
import { type Category, category } from '../domain/category.ts';

export interface CategoryDocument extends Category {
  /** The name as people sort it. */
  readonly sortName: string;
}

export const categories: CollectionDefinition<CategoryDocument> = {
  name: 'categories',
  indexes: [{ name: 'by_name', fields: [{ path: 'sortName', type: 'text' }] }],
};

export const categoryProjection = defineProjection<CategoryEvent>({
  name: 'categories',
  version: 1,
  collections: [categories],
  handles: { catalog: ['CategoryCreated', 'CategoryRenamed', 'CategoryArchived'] },
  apply: (event) => [
    change(categories, event.data.categoryId, (document) =>
      categoryDocument(category.evolve(document ?? null, event)),
    ),
  ],
});

/** What is read of a category: what the write side folds, and the field that lists are sorted by. */
export const categoryDocument = (state: Category | null): CategoryDocument | undefined =>
  state ? { ...state, sortName: foldText(state.name) } : undefined;
