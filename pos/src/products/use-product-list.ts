import { useMemo, useState } from 'react';
import { useSubscription } from 'urql';
import {
  ProductFactsChangedDocument,
  ProductListDocument,
  type ProductListQuery,
} from '../graph/generated/graphql.ts';
import { type Endless, useEndless } from '../graph/use-endless.ts';
import { useFollowed } from '../graph/use-followed.ts';
import type { WantedProducts } from './wanted-products.ts';

export type ListedProduct = NonNullable<ProductListQuery['products']>['edges'][number]['node'];

/** The products that are wanted, page by page, as they change. */
export function useProductList({ search, category, status, order }: WantedProducts): Endless<ListedProduct> {
  const list = useEndless(
    ProductListDocument,
    {
      first: pageSize,
      orderBy: order,
      filter: {
        ...(search !== '' && { search }),
        ...(category !== undefined && { categoryIds: [category] }),
        status: status === 'ALL' ? (['ACTIVE', 'ARCHIVED'] as const) : [status],
      },
    },
    ({ products }) => products,
  );
  const [changes, setChanges] = useState(0);
  useSubscription({ query: ProductFactsChangedDocument }, (_before, event) => {
    // What it is now is shown at once; where it stands, or whether, may be another place.
    setChanges((count) => count + 1);
    return event;
  });
  useFollowed(changes, list.again);
  // The same as long as nothing is new, for a table is made of them.
  const nodes = useMemo(
    () => (status === 'ALL' ? list.nodes : list.nodes.filter((product) => product.status === status)),
    [list.nodes, status],
  );
  return { ...list, nodes };
}

const pageSize = 100;
