import { useProductList } from '../products/use-product-list.ts';
import { StockList } from './stock-list.tsx';

/** Of all products on sale, by name. */
export function AllStock({ search }: { readonly search: string }) {
  const list = useProductList({ search, category: undefined, status: 'ACTIVE', order: 'NAME_ASC' });
  return <StockList list={list} />;
}
