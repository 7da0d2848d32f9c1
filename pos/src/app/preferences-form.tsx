import { SelectField } from '../components/field.tsx';
import { useMessages } from '../messages/messages.tsx';
import { usePreferences } from './preferences.ts';

/** The language and the colours. */
export function PreferencesForm() {
  const { app: words } = useMessages();
  const [{ language, theme }, prefer] = usePreferences();
  return (
    <div className="grid grid-cols-2 gap-2">
      <SelectField
        label={words.language}
        value={language}
        onChange={({ currentTarget }) => prefer({ language: pick(words.languages, currentTarget.value) })}
        options={Object.entries(words.languages)}
      />
      <SelectField
        label={words.theme}
        value={theme}
        onChange={({ currentTarget }) => prefer({ theme: pick(words.themes, currentTarget.value) })}
        options={Object.entries(words.themes)}
      />
    </div>
  );
}

/** What was chosen among the names of these; the first when it is none of them. */
function pick<Name extends string>(choices: Readonly<Record<Name, string>>, chosen: string): Name {
  // An object literal's names are its type's.
  const names = Object.keys(choices) as Name[];
  const [first] = names;
  const picked = names.find((name) => name === chosen) ?? first;
  if (picked === undefined) throw new RangeError('There is nothing to choose from.');
  return picked;
}
