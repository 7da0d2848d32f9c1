/** In whose way numbers and dates are written: the document's, which follows the language that is spoken. */
export const localeOf = (): string => document.documentElement.lang;
