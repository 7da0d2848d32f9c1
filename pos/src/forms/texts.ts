/** A text that may be left out: empty is none. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What stands in the lines, without those that are empty. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
