/**
 * Spreadsheets run a cell that begins like a formula, whoever wrote it; and some begin a new one behind a semicolon or a
 * tab, whatever the file says. In a file, such a text has an apostrophe there; one that has apostrophes there before what
 * is like a formula gets one more, so that `withoutGuard` finds every text again
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const withGuard = (text: string): string => text.replace(likeFormula, "$<begin>'$<rest>");

/** The text as it was before `withGuard`. */
export const withoutGuard = (cell: string): string => cell.replace(guarded, '$<begin>$<rest>');

const likeFormula = /(?<begin>^|[;\t])(?<rest>'*[=+\-@\t\r])/g;
const guarded = /(?<begin>^|[;\t])'(?<rest>'*[=+\-@\t\r])/g;
