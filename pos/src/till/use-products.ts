import { useState } from 'react';
import { useSubscription } from 'urql';
import {
  type ProductOnSaleFragment,
  ProductsChangedDocument,
  ProductsDocument,
} from '../graph/generated/graphql.ts';
import { type Endless, useEndless } from '../graph/use-endless.ts';
import { useFollowed } from '../graph/use-followed.ts';

export interface ProductList extends Endless<ProductOnSaleFragment> {
  /** Those of the nodes that are on sale. */
  readonly products: readonly ProductOnSaleFragment[];
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
  const list = useEndless(ProductsDocument, { first: pageSize, filter }, ({ products }) => products);
  const products = list.nodes.filter(({ status }) => status === 'ACTIVE');

  const [changes, setChanges] = useState(0);
  useSubscription({ query: ProductsChangedDocument }, (_before, event) => {
    // The cache has it, but not where it stands in the list; and an answer that was on its way may be older than this,
    // and come after it.
    setChanges((count) => count + 1);
    return event;
  });
  useFollowed(changes, list.again);

  return { ...list, products };
}

/** Some screens of tiles. */
const pageSize = 120;
