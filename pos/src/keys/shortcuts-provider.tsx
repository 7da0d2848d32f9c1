import { type ReactNode, useEffect, useState } from 'react';
import { createShortcuts } from './shortcuts.ts';
import { ShortcutsContext } from './use-shortcut.ts';

/** Hears the keys of all pages. */
export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const [shortcuts] = useState(createShortcuts);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
      const { defaultPrevented, isComposing, repeat } = event;
      shortcuts.hear({
        ...{ key, code, altKey, ctrlKey, metaKey, shiftKey },
        ...{ defaultPrevented, isComposing, repeat },
        preventDefault: () => event.preventDefault(),
      });
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [shortcuts]);
  return <ShortcutsContext value={shortcuts}>{children}</ShortcutsContext>;
}
