import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { CategoriesDocument } from '../graph/generated/graphql.ts';

/** All categories that are in use, by name. */
export function useCategories(): readonly { readonly id: string; readonly name: string }[] {
  const [after, setAfter] = useState<string | null>(null);
  const [{ data }] = useQuery({ query: CategoriesDocument, variables: { after } });
  const { hasNextPage, endCursor } = data?.categories?.pageInfo ?? {};
  useEffect(() => {
    if (hasNextPage && endCursor) setAfter(endCursor);
  }, [hasNextPage, endCursor]);
  return (data?.categories?.edges ?? []).map(({ node }) => node).filter(({ archived }) => !archived);
}
