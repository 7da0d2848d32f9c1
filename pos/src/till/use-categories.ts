import { useEffect } from 'react';
import { CategoriesDocument } from '../graph/generated/graphql.ts';
import { useEndless } from '../graph/use-endless.ts';

/** All categories that are in use, by name. */
export function useCategories(): readonly { readonly id: string; readonly name: string }[] {
  const { nodes, fetching, hasMore, more } = useEndless(
    CategoriesDocument,
    {},
    ({ categories }) => categories,
  );
  useEffect(() => {
    if (hasMore && !fetching) more();
  }, [hasMore, fetching, more]);
  return nodes.filter(({ archived }) => !archived);
}
