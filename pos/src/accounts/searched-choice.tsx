import { useState } from 'react';
import { SelectField } from '../components/field.tsx';
import { SearchField } from '../lists/search-field.tsx';

export interface Choice {
  readonly id: string;
  readonly text: string;
}

export interface SearchedChoiceProps {
  readonly label: string;
  /** What the field for its search is called. */
  readonly searchLabel: string;
  /** What stands where nothing is chosen yet. */
  readonly none: string;
  /** Those that the search found. */
  readonly found: readonly Choice[];
  readonly value: string;
  readonly error?: string | undefined;
  readonly onSearch: (text: string) => void;
  readonly onChoose: (id: string) => void;
}

/** One of many: searched for, then chosen of what was found. What was chosen stays so while another search goes on. */
export function SearchedChoice({
  label,
  searchLabel,
  none,
  found,
  value,
  error,
  onSearch,
  onChoose,
}: SearchedChoiceProps) {
  const [chosen, setChosen] = useState<Choice>();
  const shown =
    chosen && chosen.id === value && !found.some(({ id }) => id === value) ? [chosen, ...found] : found;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SearchField label={searchLabel} onSearch={onSearch} />
      <SelectField
        label={label}
        value={value}
        error={error}
        onChange={({ currentTarget }) => {
          setChosen(found.find(({ id }) => id === currentTarget.value));
          onChoose(currentTarget.value);
        }}
        options={[['', none], ...shown.map(({ id, text }) => [id, text] as const)]}
      />
    </div>
  );
}
