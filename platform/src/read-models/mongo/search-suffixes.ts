/**
 * Searching for a part of a text without a server's text index: a term is part of a text when one of the text's
 * suffixes begins with it, and those that begin alike stand together in an index. Each suffix is indexed by its first
 * characters; of a longer term the rest is compared with the whole text.
 */
export function textSuffixes(texts: readonly string[]): readonly string[] {
  const suffixes = new Set<string>();
  for (const text of texts) {
    const characters = [...text];
    for (const [start, character] of characters.entries()) {
      // No term begins with a space.
      if (character !== ' ') suffixes.add(characters.slice(start, start + indexedLength).join(''));
    }
  }
  return [...suffixes];
}

/** What a term's document holds among its suffixes, and what its texts hold where the term is longer than those. */
export function searchPatterns(term: string): { readonly suffix: string; readonly text?: string } {
  const characters = [...term];
  const suffix = `^${escapePattern(characters.slice(0, indexedLength).join(''))}`;
  return characters.length > indexedLength ? { suffix, text: escapePattern(term) } : { suffix };
}

/** Of characters: few texts that differ have a part of this length in common. */
const indexedLength = 16;

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
