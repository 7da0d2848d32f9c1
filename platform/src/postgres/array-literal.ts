/** A `text[]` as PostgreSQL reads it. Written here because pg's own way costs several times as much. */
export function textArray(values: readonly (string | null)[]): string {
  let literal = '{';
  for (const [index, value] of values.entries()) {
    if (index > 0) literal += ',';
    literal += value === null ? 'NULL' : quoted(value);
  }
  return `${literal}}`;
}

/** An array of what needs no quotes: numbers, booleans, UUIDs, timestamps. */
export function plainArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

function quoted(value: string): string {
  if (!special.test(value)) return `"${value}"`;
  // JSON quotes as arrays do what has none of the characters that it writes by other names; and it is built in.
  return renamed.test(value) ? `"${value.replace(everySpecial, '\\$&')}"` : JSON.stringify(value);
}

const special = /["\\]/;
const everySpecial = /["\\]/g;
/** Control characters, and halves of a pair: in a pair, too, for this looks at halves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: They are what it looks for.
const renamed = /[\u0000-\u001f\ud800-\udfff]/;
