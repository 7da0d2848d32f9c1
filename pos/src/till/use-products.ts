import { useEffect, useEffectEvent, useState } from 'react';
import { useSubscription } from 'urql';
import {
  type ProductOnSaleFragment,
  ProductsChangedDocument,
  ProductsDocument,
} from '../graph/generated/graphql.ts';
import { type Endless, useEndless } from '../graph/use-endless.ts';

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

  const [outdated, setOutdated] = useState(0);
  useSubscription({ query: ProductsChangedDocument }, (_before, event) => {
    // The cache has it, but not where it stands in the list; and an answer that was on its way may be older than this,
    // and come after it.
    setOutdated((count) => count + 1);
    return event;
  });
  // Each further change puts it off, so that an import asks once.
  const again = useEffectEvent(list.again);
  useEffect(() => {
    if (outdated === 0) return;
    const timer = setTimeout(() => {
      setOutdated(0);
      again();
    }, pause);
    return () => clearTimeout(timer);
  }, [outdated]);

  return { ...list, products };
}

/** Some screens of tiles. */
const pageSize = 120;
/** ms between two looks for where changed products stand. */
const pause = 1000;
