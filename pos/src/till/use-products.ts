import { useEffect, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import {
  type ProductOnSaleFragment,
  ProductsChangedDocument,
  ProductsDocument,
} from '../graph/generated/graphql.ts';
import { useReconnected } from '../graph/use-reconnected.ts';
import { useRetried } from '../graph/use-retried.ts';

export interface ProductList {
  readonly products: readonly ProductOnSaleFragment[];
  /** Exact up to 10 000. */
  readonly totalCount: number;
  readonly failed: boolean;
  readonly fetching: boolean;
  /** Asks for what comes after those that are there; nothing when these are all. */
  more(): void;
}

export interface Wanted {
  readonly search: string;
  readonly categoryId: string | undefined;
}

/** The products on sale that match, by name, page by page, and as they change. */
export function useProducts({ search, categoryId }: Wanted): ProductList {
  const filter = {
    ...(search !== '' && { search }),
    ...(categoryId !== undefined && { categoryIds: [categoryId] }),
  };
  const wanted = JSON.stringify(filter);
  // Of this filter: another one begins at its beginning.
  const [page, setPage] = useState<{ readonly wanted: string; readonly after: string | null }>();
  const after = page?.wanted === wanted ? page.after : null;
  const [{ data, error, fetching }, ask] = useQuery({
    query: ProductsDocument,
    variables: { first: pageSize, after, filter },
    requestPolicy: 'cache-and-network',
  });
  const products = (data?.products?.edges ?? [])
    .map(({ node }) => node)
    .filter(({ status }) => status === 'ACTIVE');

  const [outdated, setOutdated] = useState(0);
  useSubscription({ query: ProductsChangedDocument }, (_before, event) => {
    // The cache has it: only where it stands in the list is not known.
    const { id } = event.productsChanged.product;
    if (!products.some((product) => product.id === id)) setOutdated((count) => count + 1);
    return event;
  });
  // Each further change puts it off, so that an import asks once.
  useEffect(() => {
    if (outdated === 0) return;
    const timer = setTimeout(() => {
      setOutdated(0);
      ask({ requestPolicy: 'network-only' });
    }, pause);
    return () => clearTimeout(timer);
  }, [outdated, ask]);
  useRetried(error, ask);
  useReconnected(() => ask({ requestPolicy: 'network-only' }));

  return {
    products,
    totalCount: data?.products?.totalCount ?? 0,
    failed: error !== undefined && !data,
    fetching,
    more() {
      const { hasNextPage, endCursor } = data?.products?.pageInfo ?? {};
      if (!fetching && hasNextPage && endCursor) setPage({ wanted, after: endCursor });
    },
  };
}

/** Some screens of tiles. */
const pageSize = 120;
/** ms between two looks for where changed products stand. */
const pause = 1000;
