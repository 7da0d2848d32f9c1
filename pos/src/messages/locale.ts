/**
 * In whose way numbers and dates are written: the browser's language, or undefined, by which Intl takes its own default,
 * where a browser tells what is no language tag, such as en-US@posix.
 */
export function localeOf(language = navigator.language): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
