import { accept, type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { AssortmentEvent } from '@tillgraph/shared-domain/events/catalog';
import { type ArgumentPath, stateNotAllowed } from '@tillgraph/shared-domain/user-error';
import type { Assortment } from './assortment.ts';
import { categoryNotFound } from './category.ts';
import type { Product, ProductCommand } from './product.ts';

/** What a command does to the categories of a product. Only an active product is in a category's assortment. */
export interface Placement {
  readonly productId: string;
  /** The category that must be there, and open, for the command to succeed. */
  readonly needs: string | null;
  /** Where the command's input says so. */
  readonly path: ArgumentPath;
  readonly leaves: string | null;
  readonly enters: string | null;
}

export function placement(productId: string, command: ProductCommand, state: Product | null): Placement {
  const before = state?.status === 'ACTIVE' ? state.categoryId : null;
  const categoryId = categoryAfter(command, state);
  const after = isActiveAfter(command, state) ? categoryId : null;
  const moves = before !== after;
  return {
    productId,
    needs: categoryId !== state?.categoryId || command.type === 'RestoreProduct' ? categoryId : null,
    path: ['input', command.type === 'RestoreProduct' ? 'productId' : 'categoryId'],
    leaves: moves ? before : null,
    enters: moves ? after : null,
  };
}

/** The categories whose assortments `decidePlacement` reads. */
export const placesOf = ({ needs, leaves, enters }: Placement): readonly string[] => [
  ...new Set([needs, leaves, enters].filter((categoryId) => categoryId !== null)),
];

export function decidePlacement(
  { productId, needs, path, leaves, enters }: Placement,
  assortmentOf: (categoryId: string) => Assortment | null,
): Decision<AssortmentEvent> {
  if (needs !== null) {
    const needed = assortmentOf(needs);
    if (needed === null) return refuse(categoryNotFound());
    if (needed.closed) {
      return refuse(
        stateNotAllowed('The category is archived: give the product another one, or none.', path),
      );
    }
  }
  return accept<AssortmentEvent>(
    ...(leaves === null ? [] : [{ type: 'ProductLeft', data: { categoryId: leaves, productId } } as const]),
    ...(enters === null
      ? []
      : [{ type: 'ProductEntered', data: { categoryId: enters, productId } } as const]),
  );
}

function categoryAfter(command: ProductCommand, state: Product | null): string | null {
  if (command.type === 'CreateProduct') return command.fields.categoryId;
  const present = state?.categoryId ?? null;
  if (command.type !== 'UpdateProduct') return present;
  const { categoryId } = command.fields;
  return categoryId === undefined ? present : categoryId;
}

function isActiveAfter(command: ProductCommand, state: Product | null): boolean {
  switch (command.type) {
    case 'CreateProduct':
      return true;
    case 'RestoreProduct':
      return state !== null;
    case 'ArchiveProduct':
      return false;
    case 'UpdateProduct':
    case 'ChangePrice':
      return state?.status === 'ACTIVE';
  }
}
