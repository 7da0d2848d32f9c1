import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { CategoriesDocument } from '../graph/generated/graphql.ts';
import { useRetried } from '../graph/use-retried.ts';

/** All categories that are in use, by name. */
export function useCategories(): readonly { readonly id: string; readonly name: string }[] {
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }, ask] = useQuery({ query: CategoriesDocument, variables: { after } });
  useRetried(error, ask);
  const { hasNextPage, endCursor } = data?.categories?.pageInfo ?? {};
  useEffect(() => {
    if (hasNextPage && endCursor) setAfter(endCursor);
  }, [hasNextPage, endCursor]);
  return (data?.categories?.edges ?? []).map(({ node }) => node).filter(({ archived }) => !archived);
}
