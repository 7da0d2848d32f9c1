import { SelectField } from '../components/field.tsx';
import { SearchField } from '../lists/search-field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { useCategories } from '../till/use-categories.ts';
import { type WantedProducts, wantedProducts } from './wanted-products.ts';

export interface ProductFilterProps {
  readonly wanted: WantedProducts;
  readonly totalCount: number | undefined;
  readonly onWant: (changed: Partial<WantedProducts>) => void;
}

/** By what is typed, by category and by state; and in which order. */
export function ProductFilter({ wanted, totalCount, onWant }: ProductFilterProps) {
  const { products: words, lists } = useMessages();
  const categories = useCategories();
  return (
    <div className="grid grid-cols-2 items-end gap-2 md:flex">
      <div className="col-span-2 flex flex-1">
        <SearchField
          label={lists.search}
          hint={words.searchHint}
          initial={wanted.search}
          onSearch={(search) => search !== wanted.search && onWant({ search })}
        />
      </div>
      <SelectField
        label={words.category}
        value={wanted.category ?? ''}
        onChange={({ currentTarget }) => onWant({ category: currentTarget.value || undefined })}
        options={[['', words.allCategories], ...categories.map(({ id, name }) => [id, name] as const)]}
      />
      <SelectField
        label={words.status}
        value={wanted.status}
        // What is none of them is the first.
        onChange={({ currentTarget }) =>
          onWant({ status: wantedProducts.shape.status.parse(currentTarget.value) })
        }
        options={Object.entries(words.statuses)}
      />
      <SelectField
        label={lists.order}
        value={wanted.order}
        onChange={({ currentTarget }) =>
          onWant({ order: wantedProducts.shape.order.parse(currentTarget.value) })
        }
        options={Object.entries(words.orders)}
      />
      <p role="status" className="pb-3 text-sm whitespace-nowrap text-faint">
        {totalCount !== undefined &&
          lists.found(totalCount < most ? writtenNumber(totalCount) : `${writtenNumber(most)}+`)}
      </p>
    </div>
  );
}

/** Up to which the graph counts. */
const most = 10_000;
