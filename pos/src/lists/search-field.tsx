import { useEffect, useEffectEvent, useState } from 'react';
import { Field } from '../components/field.tsx';

export interface SearchFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What was searched for already. */
  readonly initial?: string;
  /** When the fingers rest. */
  readonly onSearch: (text: string) => void;
}

/** What is typed is shown at once, and asked for when the fingers rest. */
export function SearchField({ label, hint, initial = '', onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(initial);
  const search = useEffectEvent(onSearch);
  useEffect(() => {
    const timer = setTimeout(() => search(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <search className="min-w-40 flex-1">
      <Field
        label={label}
        type="search"
        placeholder={hint}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </search>
  );
}

/** ms */
const pause = 120;
