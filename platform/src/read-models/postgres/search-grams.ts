/**
 * Searching for a part of a text without a server's text index: every 1 to 3 characters that follow each other in
 * a folded text are indexed; what holds all those of the term is then compared with it.
 */
export function textGrams(texts: readonly string[]): readonly string[] {
  const grams = new Set<string>();
  for (const text of texts) {
    for (const length of [1, 2, 3]) addGrams(grams, text, length);
  }
  return [...grams];
}

/** What the grams of a text must all hold for the folded term to be in it. */
export function termGrams(term: string): readonly string[] {
  const grams = new Set<string>();
  addGrams(grams, term, Math.min(3, [...term].length));
  return [...grams];
}

function addGrams(grams: Set<string>, text: string, length: number): void {
  const characters = [...text];
  for (let start = 0; length > 0 && start + length <= characters.length; start += 1) {
    grams.add(characters.slice(start, start + length).join(''));
  }
}
