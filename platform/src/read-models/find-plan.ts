import { UnindexedFindError } from './errors.ts';
import type { CollectionDefinition, Condition, Direction, Find, IndexDefinition, Scalar } from './port.ts';

/** How a find is served, the same in every store. */
export interface FindPlan {
  /** One for each combination of the values of `in` conditions on the index's leading fields. Disjoint. */
  readonly branches: readonly (readonly Condition[])[];
  /** Of the id, which breaks ties: that of the last field of the order. */
  readonly idDirection: Direction;
}

/**
 * Finds the declared index whose fields are equalities of the find and then its order (all of it forwards or all
 * backwards). Other conditions filter what the index yields. A `has` on an indexed array, and a search, yield few
 * enough to sort. Throws `UnindexedFindError` when nothing serves.
 */
export function planFind(definition: CollectionDefinition<never>, find: Find): FindPlan {
  const where = find.where ?? [];
  const idDirection = find.orderBy.at(-1)?.direction ?? 'ascending';
  const serving = definition.indexes
    .filter((index) => serves(index, find))
    .sort((a, b) => b.fields.length - a.fields.length)[0];
  if (!serving && !yieldsFew(definition, find) && (find.orderBy.length > 0 || where.length > 0)) {
    const fields = [...where.map(({ path }) => path), ...find.orderBy.map(({ path }) => path)];
    throw new UnindexedFindError(
      `${definition.name} has no index for [${fields.join(', ')}]: declare one whose fields are the find's equalities and then its order.`,
    );
  }
  const leading = new Set(
    serving?.fields.slice(0, serving.fields.length - find.orderBy.length).map(({ path }) => path),
  );
  return { branches: branchesOf(where, leading), idDirection };
}

/** More combinations than these are not taken apart but sorted. */
const mostBranches = 32;

function serves(index: IndexDefinition, { where = [], orderBy }: Find): boolean {
  if (index.elements) return false;
  const leading = index.fields.slice(0, index.fields.length - orderBy.length);
  const sorting = index.fields.slice(leading.length);
  if (leading.length + orderBy.length !== index.fields.length) return false;
  const equal = leading.every(({ path }) =>
    where.some((c) => c.path === path && (c.op === 'eq' || c.op === 'in')),
  );
  const flips = orderBy.map(
    ({ direction = 'ascending' }, at) => (sorting[at]?.direction ?? 'ascending') !== direction,
  );
  return (
    equal &&
    orderBy.every(({ path, type }, at) => sorting[at]?.path === path && sorting[at]?.type === type) &&
    flips.every((flip) => flip === flips[0])
  );
}

function yieldsFew(definition: CollectionDefinition<never>, { where = [], search }: Find): boolean {
  if (search !== undefined && definition.searchable) return true;
  return definition.indexes.some(
    ({ elements, fields: [field] }) =>
      elements && where.some(({ op, path }) => op === 'has' && path === field?.path),
  );
}

function branchesOf(
  where: readonly Condition[],
  leading: ReadonlySet<string>,
): readonly (readonly Condition[])[] {
  let branches: readonly (readonly Condition[])[] = [[]];
  for (const condition of where) {
    const values: readonly Scalar[] = condition.op === 'in' ? [...new Set(condition.value)] : [];
    const apart =
      condition.op === 'in' && leading.has(condition.path) && values.length * branches.length <= mostBranches;
    branches = apart
      ? values.flatMap((value) =>
          branches.map((branch): readonly Condition[] => [
            ...branch,
            { path: condition.path, op: 'eq', value },
          ]),
        )
      : branches.map((branch) => [...branch, condition]);
  }
  return branches;
}
