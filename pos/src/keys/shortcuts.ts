import { isPressed, type KeyPress, parseChord } from './chord.ts';

export interface Shortcut {
  /**
   * Each does it: F9, Shift+F8, Alt+N, Ctrl+Enter. Never a sign alone: scanners type these, and who speaks to a machine
   * would set them off (WCAG 2.1.4).
   */
  readonly keys: readonly string[];
  /** What it does, in the user's words. */
  readonly does: string;
  /** Absent when what has the focus hears the keys itself, and they are here to be told of. */
  readonly run?: (() => void) | undefined;
}

/** What lies over all else: a page, or a dialog over it. */
export interface Layer {
  /** Also works under the dialogs that are open. */
  readonly everywhere: boolean;
}

/** The keys that work now. Those of a page do not while a dialog lies over it: the dialog's own do. */
export interface Shortcuts {
  /** Answers how to take it away again. */
  add(shortcut: Shortcut, layer: Layer): () => void;
  /** Lays a dialog over what is there; answers how to take it away again. */
  open(layer: Layer): () => void;
  /** Function keys first. */
  working(): readonly Shortcut[];
  hear(press: HeardPress): void;
}

export interface HeardPress extends KeyPress {
  readonly defaultPrevented: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
  preventDefault(): void;
}

export function createShortcuts(): Shortcuts {
  const known = new Map<Shortcut, Layer>();
  const layers: Layer[] = [];

  const working = () => {
    const top = layers.at(-1) ?? page;
    return [...known]
      .filter(([, layer]) => layer === top || layer.everywhere)
      .map(([shortcut]) => shortcut)
      .sort((left, right) => rank(left) - rank(right));
  };

  return {
    add(shortcut, layer) {
      known.set(shortcut, layer);
      return () => void known.delete(shortcut);
    },
    open(layer) {
      layers.push(layer);
      return () => void layers.splice(layers.indexOf(layer), 1);
    },
    working,
    hear(press) {
      if (press.defaultPrevented || press.isComposing || press.repeat) return;
      const pressed = working().find(
        ({ keys, run }) => run && keys.map(parseChord).some((chord) => isPressed(chord, press)),
      );
      if (!pressed) return;
      press.preventDefault();
      pressed.run?.();
    },
  };
}

/** What lies under all dialogs. */
export const page: Layer = { everywhere: false };

/** What works on each page, and over each dialog. */
export const everywhere: Layer = { everywhere: true };

/** F9 is 9, Shift+F9 a little more; all others come after. */
function rank({ keys: [first = ''] }: Shortcut): number {
  const [, number] = /F(\d+)$/.exec(first) ?? [];
  return number === undefined ? 100 : Number(number) + (first.includes('+') ? 0.5 : 0);
}
