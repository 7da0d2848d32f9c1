import { type ReactNode, useEffect, useState } from 'react';
import { createShortcuts } from './shortcuts.ts';
import { ShortcutsContext } from './use-shortcut.ts';

/** Hears the keys of all pages. */
export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const [shortcuts] = useState(() =>
    createShortcuts((work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    }),
  );
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
      const { defaultPrevented, isComposing, repeat, timeStamp, target } = event;
      const press = { key, code, altKey, ctrlKey, metaKey, shiftKey, timeStamp };
      shortcuts.hear({
        ...press,
        ...{ defaultPrevented, isComposing, repeat },
        typing: target instanceof Element && target.matches(fields),
        preventDefault: () => event.preventDefault(),
      });
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [shortcuts]);
  return <ShortcutsContext value={shortcuts}>{children}</ShortcutsContext>;
}

const fields = 'input, textarea, select, [contenteditable]';
