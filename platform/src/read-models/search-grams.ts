import { foldText } from '@tillgraph/shared-domain/folded-text';

/**
 * Searching for a part of a text without a server's text index: every 1 to 3 characters that follow each other in
 * a folded text are indexed; what holds all those of the term is then compared with it.
 */
export function searchIndexOf(texts: readonly string[]): {
  readonly texts: string;
  readonly grams: readonly string[];
} {
  const folded = texts.map(foldForSearch).filter((text) => text !== '');
  const grams = new Set<string>();
  for (const text of folded) {
    for (const length of [1, 2, 3]) addGrams(grams, text, length);
  }
  return { texts: folded.join(border), grams: [...grams] };
}

/** What the grams of a document must all hold for the term to be in it; none for an empty term, which all hold. */
export function searchTerm(term: string): { readonly term: string; readonly grams: readonly string[] } {
  const folded = foldForSearch(term);
  const grams = new Set<string>();
  addGrams(grams, folded, Math.min(3, [...folded].length));
  return { term: folded, grams: [...grams] };
}

/** Between texts: no term holds it, for folding makes it a space. */
const border = '\n';

const foldForSearch = (text: string): string => foldText(text).replace(/\s+/g, ' ').trim();

function addGrams(grams: Set<string>, text: string, length: number): void {
  const characters = [...text];
  for (let start = 0; length > 0 && start + length <= characters.length; start += 1) {
    grams.add(characters.slice(start, start + length).join(''));
  }
}
