import { type ReactNode, useEffect, useState } from 'react';
import type { Layer } from './shortcuts.ts';
import { LayerContext, useShortcuts } from './use-shortcut.ts';

/** Around a dialog's content: while it is shown, its keys work and those of the page under it do not. */
export function ShortcutLayer({ children }: { readonly children: ReactNode }) {
  const shortcuts = useShortcuts();
  const [layer] = useState<Layer>(() => ({ everywhere: false }));
  useEffect(() => shortcuts.open(layer), [shortcuts, layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}
