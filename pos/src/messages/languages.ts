import type { Preferences } from '../app/preferences.ts';

export type Language = Exclude<Preferences['language'], 'auto'>;

/** The language to speak: the preferred one, or the first of the browser's (BCP 47 tags) that is spoken here. */
export function languageFor(preferred: Preferences['language'], browsers: readonly string[]): Language {
  if (preferred !== 'auto') return preferred;
  return browsers.map(baseOf).find(isSpoken) ?? 'en';
}

/** Whose numbers and dates go with a language: the browser's own region's, when it has one for it. */
export const localeFor = (language: Language, browsers: readonly string[]): string =>
  browsers.find((tag) => baseOf(tag) === language && isTag(tag)) ?? language;

const baseOf = (tag: string): string => tag.split('-')[0] ?? '';

const isSpoken = (language: string): language is Language => language === 'en' || language === 'de';

/** Some browsers tell what is no language tag, such as en-US@posix. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
