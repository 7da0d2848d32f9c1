import { Fragment, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useMessages } from '../messages/messages.tsx';
import { everywhere, type Shortcut } from './shortcuts.ts';
import { LayerContext, useShortcut, useShortcuts } from './use-shortcut.ts';

/** The keys that work where it is asked for: by a button in the page's head, and by a key, also over a dialog. */
export const ShortcutHelp = () => (
  <LayerContext value={everywhere}>
    <Help />
  </LayerContext>
);

function Help() {
  const { keys: words } = useMessages();
  const shortcuts = useShortcuts();
  const [shown, setShown] = useState<readonly Shortcut[]>();
  const show = () => setShown(shown ? undefined : shortcuts.working());
  useShortcut('F1', words.title, show);
  return (
    <>
      <Button aria-label={words.title} className="px-2 max-sm:hidden" onClick={show}>
        ?
      </Button>
      <Dialog open={shown !== undefined} title={words.title} onLeave={() => setShown(undefined)}>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
          {shown?.map(({ keys, does }) => (
            <Fragment key={keys.join() + does}>
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
    </>
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
