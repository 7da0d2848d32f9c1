import { foldText } from '@tillgraph/shared-domain/folded-text';
import { DocumentRefusedError } from './errors.ts';
import type { CollectionDefinition } from './port.ts';

/** The texts of which `search` finds a part, folded; none when the collection is not searched. */
export function searchableTexts<Document extends object>(
  { searchable, name }: CollectionDefinition<Document>,
  document: Document | undefined,
): readonly string[] {
  if (!searchable || !document) return [];
  try {
    return searchable(document)
      .map(foldForSearch)
      .filter((text) => text !== '');
  } catch (error) {
    throw new DocumentRefusedError(`The searchable texts of a document of ${name} cannot be told.`, {
      cause: error,
    });
  }
}

/** Of a text and of a term alike: a term is found in a text when its folded form is part of the text's. */
export const foldForSearch = (text: string): string => foldText(text).replace(/\s+/g, ' ').trim();

/** All texts of a document as one, of which a term is part when it is part of one of them: folded, none has the border. */
export const joinTexts = (texts: readonly string[]): string => texts.join('\n');
