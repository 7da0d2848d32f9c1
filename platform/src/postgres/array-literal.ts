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

const quoted = (value: string): string =>
  `"${special.test(value) ? value.replace(everySpecial, '\\$&') : value}"`;

const special = /["\\]/;
const everySpecial = /["\\]/g;
