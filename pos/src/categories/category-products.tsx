import { Link } from '@tanstack/react-router';
import { Button } from '../components/button.tsx';
import type { Endless } from '../graph/use-endless.ts';
import { useMessages } from '../messages/messages.tsx';
import { formatMoney } from '../money/format-money.ts';
import type { ListedProduct } from '../products/use-product-list.ts';

export interface CategoryProductsProps {
  readonly list: Endless<ListedProduct>;
}

/** The products on sale that are in a category. */
export function CategoryProducts({ list }: CategoryProductsProps) {
  const { categories: words, lists, history } = useMessages();
  if (list.failed) return <p role="alert">{lists.failed}</p>;
  if (list.nodes.length === 0) return <p role="status">{list.fetching ? lists.loading : words.noProducts}</p>;
  return (
    <>
      <ul className="divide-y divide-line/40">
        {list.nodes.map(({ id, name, price }) => (
          <li key={id} className="flex min-h-11 items-center gap-3">
            <Link
              to="/products/$productId"
              params={{ productId: id }}
              className="flex min-h-11 min-w-0 flex-1 items-center underline-offset-4 hover:underline"
            >
              <span className="truncate">{name}</span>
            </Link>
            <span>{formatMoney(price)}</span>
          </li>
        ))}
      </ul>
      {list.hasMore && <Button onClick={list.more}>{history.more}</Button>}
    </>
  );
}
