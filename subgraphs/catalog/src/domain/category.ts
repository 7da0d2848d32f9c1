import type { Aggregate } from '@tillgraph/shared-domain/aggregate';
import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { CategoryEvent } from '@tillgraph/shared-domain/events/catalog';
import { notFound, stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { Assortment } from './assortment.ts';

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly version: number;
}

export const category: Aggregate<Category | null, CategoryEvent> = {
  category: 'category',
  initialState: null,
  evolve,
};

export const createCategory = (categoryId: string, name: string): Decision<CategoryEvent> =>
  accept({ type: 'CategoryCreated', data: { categoryId, name } });

export function renameCategory(name: string, state: Category | null): Decision<CategoryEvent> {
  if (state === null) return refuse(categoryNotFound());
  return state.name === name
    ? accept()
    : accept({ type: 'CategoryRenamed', data: { categoryId: state.id, name } });
}

export function archiveCategory(
  state: Category | null,
  assortment: Assortment | null,
): Decision<CategoryEvent> {
  if (state === null || assortment === null) return refuse(categoryNotFound());
  if (state.archived) return accept();
  if (assortment.activeProducts > 0) {
    return refuse(
      stateNotAllowed(
        'Active products are in this category: archive them or move them to another category first.',
        ['input', 'categoryId'],
      ),
    );
  }
  return accept({ type: 'CategoryArchived', data: { categoryId: state.id } });
}

export const categoryNotFound = () => notFound('There is no category with this id.', ['input', 'categoryId']);

function evolve(state: Category | null, event: Recorded<CategoryEvent>): Category | null {
  const { version } = event;
  if (event.type === 'CategoryCreated') {
    const { categoryId: id, name } = event.data;
    return { id, name, archived: false, version };
  }
  if (state === null) return null;
  switch (event.type) {
    case 'CategoryRenamed':
      return { ...state, name: event.data.name, version };
    case 'CategoryArchived':
      return { ...state, archived: true, version };
  }
}
