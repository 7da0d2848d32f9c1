/** Keys that are pressed together. */
export interface Chord {
  /** KeyboardEvent.key of the last one; letters are capital. */
  readonly key: string;
  readonly alt: boolean;
  /** Or the command key of a Mac. */
  readonly ctrl: boolean;
  readonly shift: boolean;
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Such as F9, Shift+F8, Alt+N or Ctrl+Enter. */
export function parseChord(text: string): Chord {
  const [key = '', ...modifiers] = text.split('+').reverse();
  return {
    key,
    alt: modifiers.includes('Alt'),
    ctrl: modifiers.includes('Ctrl'),
    shift: modifiers.includes('Shift'),
  };
}

export function isPressed({ key, alt, ctrl, shift }: Chord, press: KeyPress): boolean {
  if (press.altKey !== alt || (press.ctrlKey || press.metaKey) !== ctrl) return false;
  if (press.shiftKey !== shift) return false;
  // With Alt, a Mac types other signs: the key itself counts.
  return press.key.toUpperCase() === key.toUpperCase() || (alt && press.code === `Key${key}`);
}
