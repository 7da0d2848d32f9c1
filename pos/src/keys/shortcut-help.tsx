import { Fragment, useState } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { useMessages } from '../messages/messages.tsx';
import type { Shortcut } from './shortcuts.ts';
import { useShortcut, useShortcuts } from './use-shortcut.ts';

/** The keys that work where it was asked for. */
export function ShortcutHelp() {
  const { keys: words } = useMessages();
  const shortcuts = useShortcuts();
  const [shown, setShown] = useState<readonly Shortcut[]>();
  useShortcut(['F1', '?'], words.title, () => setShown(shown ? undefined : shortcuts.working()));
  return (
    <Dialog open={shown !== undefined} title={words.title} onLeave={() => setShown(undefined)}>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
        {shown?.map(({ keys, does }) => (
          <Fragment key={does}>
            <dt className="flex flex-wrap gap-2">
              {keys.map((each) => (
                <Keys key={each} chord={each} />
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="text-sm text-faint">{words.leave}</p>
    </Dialog>
  );
}

/** As they are written on the keys. */
export function Keys({ chord }: { readonly chord: string }) {
  const { keys: words } = useMessages();
  const named: Readonly<Record<string, string>> = words.names;
  return (
    <kbd className="rounded border border-line px-1.5 font-sans text-sm whitespace-nowrap">
      {chord
        .split('+')
        .map((key) => named[key] ?? key)
        .join(' + ')}
    </kbd>
  );
}
