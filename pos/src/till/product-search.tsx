import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import { SelectField } from '../components/field.tsx';
import { useShortcut } from '../keys/use-shortcut.ts';
import { SearchField } from '../lists/search-field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { writtenNumber } from '../messages/written.ts';
import { useCategories } from './use-categories.ts';
import type { Wanted } from './use-products.ts';

export interface ProductSearchProps {
  readonly wanted: Wanted;
  readonly totalCount: number;
  /** Another number leads to the search. */
  readonly searching: number;
  readonly onWant: (wanted: Wanted) => void;
  /** Enter in the search: the product that is found by this text is meant. */
  readonly onEnter: (search: string) => void;
  /** From the search down to the products. */
  readonly onDown: () => void;
}

/** By what is typed and by category. */
export function ProductSearch({
  wanted,
  totalCount,
  searching,
  onWant,
  onEnter,
  onDown,
}: ProductSearchProps) {
  const { till: words } = useMessages();
  const categories = useCategories();
  const around = useRef<HTMLDivElement>(null);
  const search = () => {
    const field = around.current?.querySelector('input');
    field?.focus();
    field?.select();
  };
  useShortcut('F2', words.keys.search, search);
  const begin = useEffectEvent(search);
  useEffect(() => {
    if (searching === 0) return;
    // After the dialog, which gives the focus back when it is gone.
    const timer = setTimeout(begin);
    return () => clearTimeout(timer);
  }, [searching]);
  useShortcut('Enter', words.keys.pick);
  const hear = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.key === 'Enter') onEnter(event.target.value.trim());
    else if (event.key === 'ArrowDown') onDown();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field in it.
    <div ref={around} className="flex flex-wrap items-end gap-3" onKeyDown={hear}>
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
