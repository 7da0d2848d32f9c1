/**
 * Spreadsheets run a cell that begins like a formula, whoever wrote it. In a file, such a text has an apostrophe
 * before it; a text that begins with apostrophes and then like a formula gets one more, so that `withoutGuard` finds
 * every text again (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const withGuard = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** The text as it was before `withGuard`. */
export const withoutGuard = (cell: string): string => (/^'+[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell);
