import { CategoriesDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';
import { useWhole } from '../lists/use-whole.ts';

/** All categories that are in use, by name. */
export function useCategories(): readonly { readonly id: string; readonly name: string }[] {
  const list = useWhole(useEndless(CategoriesDocument, {}, ({ categories }) => categories));
  return list.nodes.filter(({ archived }) => !archived);
}
