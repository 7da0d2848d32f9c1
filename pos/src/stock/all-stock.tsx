import { NothingYet } from '../lists/nothing-yet.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useProductList } from '../products/use-product-list.ts';
import { StockList } from './stock-list.tsx';

/** Of all products on sale, by name. */
export function AllStock({ search }: { readonly search: string }) {
  const { stock: words } = useMessages();
  const list = useProductList({ search, category: undefined, status: 'ACTIVE', order: 'NAME_ASC' });
  return <StockList list={list} nothing={search === '' && <NothingYet text={words.nothing} />} />;
}
