import { isPressed, isSign, type KeyPress, parseChord } from './chord.ts';

export interface Shortcut {
  /** Each does it: F9, Shift+F8, Alt+N, Ctrl+Enter, ?. */
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
  /** ms */
  readonly timeStamp: number;
  /** Whether it goes into a field. */
  readonly typing: boolean;
  preventDefault(): void;
}

/** `later` runs work after so many ms, and answers how not to. */
export function createShortcuts(later: (work: () => void, ms: number) => () => void): Shortcuts {
  const known = new Map<Shortcut, Layer>();
  const layers: Layer[] = [];
  let lastAt = Number.NEGATIVE_INFINITY;
  let forget = () => {};

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
      forget();
      const alone = press.timeStamp - lastAt > burst;
      lastAt = press.timeStamp;
      if (press.defaultPrevented || press.isComposing || press.repeat) return;
      for (const { keys, run } of working()) {
        const chord = keys.map(parseChord).find((each) => isPressed(each, press));
        if (!chord || !run) continue;
        if (isSign(chord)) {
          // A scanner types signs, too, but never one alone.
          if (press.typing || !alone) return;
          forget = later(run, burst);
        } else run();
        press.preventDefault();
        return;
      }
    },
  };
}

/** What lies under all dialogs. */
export const page: Layer = { everywhere: false };

/** What works on each page, and over each dialog. */
export const everywhere: Layer = { everywhere: true };

/** ms; keys that come closer together are a scanner's. */
const burst = 50;

/** F9 is 9, Shift+F9 a little more; all others come after. */
function rank({ keys: [first = ''] }: Shortcut): number {
  const [, number] = /F(\d+)$/.exec(first) ?? [];
  return number === undefined ? 100 : Number(number) + (first.includes('+') ? 0.5 : 0);
}
