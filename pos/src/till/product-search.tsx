import { useEffect, useState } from 'react';
import { Field } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useCategories } from './use-categories.ts';
import type { Wanted } from './use-products.ts';

export interface ProductSearchProps {
  readonly wanted: Wanted;
  readonly totalCount: number;
  readonly onWant: (wanted: Wanted) => void;
}

/** What is typed is shown at once, and asked for when the fingers rest. */
export function ProductSearch({ wanted, totalCount, onWant }: ProductSearchProps) {
  const { till: words } = useMessages();
  const categories = useCategories();
  const [typed, setTyped] = useState(wanted.search);
  const { categoryId } = wanted;
  useEffect(() => {
    const timer = setTimeout(() => onWant({ search: typed.trim(), categoryId }), pause);
    return () => clearTimeout(timer);
  }, [typed, categoryId, onWant]);
  return (
    <search className="flex flex-wrap items-end gap-3">
      <div className="min-w-40 flex-1">
        <Field
          label={words.search}
          type="search"
          placeholder={words.searchHint}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <label className="flex flex-col gap-1 text-sm font-medium">
        {words.category}
        <select
          className="min-h-11 rounded-lg border border-line bg-field px-3 text-base font-normal"
          value={categoryId ?? ''}
          onChange={({ currentTarget }) =>
            onWant({ ...wanted, categoryId: currentTarget.value || undefined })
          }
        >
          <option value="">{words.allCategories}</option>
          {categories.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p role="status" className="pb-3 text-sm text-faint">
        {words.found(totalCount.toLocaleString())}
      </p>
    </search>
  );
}

/** ms */
const pause = 120;
