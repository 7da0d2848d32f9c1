import { SelectField } from '../components/field.tsx';
import { SearchField } from '../lists/search-field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { useCategories } from './use-categories.ts';
import type { Wanted } from './use-products.ts';

export interface ProductSearchProps {
  readonly wanted: Wanted;
  readonly totalCount: number;
  readonly onWant: (wanted: Wanted) => void;
}

/** By what is typed and by category. */
export function ProductSearch({ wanted, totalCount, onWant }: ProductSearchProps) {
  const { till: words } = useMessages();
  const categories = useCategories();
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SearchField
        label={words.search}
        hint={words.searchHint}
        onSearch={(search) => onWant({ ...wanted, search })}
      />
      <SelectField
        label={words.category}
        value={wanted.categoryId ?? ''}
        onChange={({ currentTarget }) => onWant({ ...wanted, categoryId: currentTarget.value || undefined })}
        options={[['', words.allCategories], ...categories.map(({ id, name }) => [id, name] as const)]}
      />
      <p role="status" className="pb-3 text-sm text-faint">
        {words.found(writtenNumber(totalCount))}
      </p>
    </div>
  );
}
