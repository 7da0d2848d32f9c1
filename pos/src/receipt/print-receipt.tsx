import { usePreferences } from '../app/preferences.ts';
import { Button } from '../components/button.tsx';
import { useShortcut } from '../keys/use-shortcut.ts';
import { useMessages } from '../messages/messages.tsx';

/** The print button, with the paper beside it: what was chosen stays chosen in this browser. */
export function PrintReceipt() {
  const { receipt: words } = useMessages();
  const [{ paper }, prefer] = usePreferences();
  useShortcut('Alt+P', words.print, () => print());
  return (
    <div className="flex gap-2">
      <Button onClick={() => print()}>{words.print}</Button>
      <select
        aria-label={words.paper}
        value={paper}
        onChange={({ currentTarget: { value } }) => prefer({ paper: value === 'a4' ? 'a4' : 'roll' })}
        className="min-h-11 rounded-lg border border-line bg-field px-2"
      >
        <option value="roll">{words.papers.roll}</option>
        <option value="a4">{words.papers.a4}</option>
      </select>
    </div>
  );
}
