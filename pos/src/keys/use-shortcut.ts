import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import { type Layer, page, type Shortcuts } from './shortcuts.ts';

/**
 * A key for what can be done here, for as long as this is shown and `when` holds; the help (F1) lists it. It belongs to
 * the page, or to the dialog that it stands in.
 *
 *     useShortcut('F9', words.pay, () => setPaying(true), cart.length > 0);
 *     useShortcut(['Alt+P', 'Ctrl+P'], words.print, () => print());
 *     useShortcut('Arrows', words.choose);          // told of only: the element hears them itself
 *
 * They also work while a field has the focus. Not the browser's own: F5, F11, F12, Ctrl+N, T and W, Alt+D, E and F. The
 * till has F1 to F9; a page's first action is Alt+N (new), its search F2.
 */
export function useShortcut(
  keys: string | readonly string[],
  does: string,
  run?: () => void,
  when = true,
): void {
  const shortcuts = useShortcuts();
  const layer = useContext(LayerContext);
  const pressed = useEffectEvent(() => run?.());
  const all = typeof keys === 'string' ? keys : keys.join('\n');
  const heard = run !== undefined;
  useEffect(() => {
    if (!when) return;
    return shortcuts.add({ keys: all.split('\n'), does, run: heard ? () => pressed() : undefined }, layer);
  }, [shortcuts, layer, all, does, heard, when]);
}

export const ShortcutsContext = createContext<Shortcuts | undefined>(undefined);
export const LayerContext = createContext<Layer>(page);

export function useShortcuts(): Shortcuts {
  const shortcuts = useContext(ShortcutsContext);
  if (!shortcuts) throw new Error('useShortcut stands outside of ShortcutsProvider.');
  return shortcuts;
}
