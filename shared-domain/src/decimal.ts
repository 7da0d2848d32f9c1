export type ParsedDecimal =
  | { readonly ok: true; readonly scaled: number }
  | { readonly ok: false; readonly message: string };

/** Of the scaled integer, and so of every amount in minor units: sums of two stay safe integers. */
export const maxScaled = 10 ** 15;

/**
 * Decimal text such as "12.50" as an integer of its last place: 1250 at two places. Fewer places are taken, more are
 * refused, for a number is never rounded on its way in. No exponent, no plus sign, no blanks, no leading zeros.
 */
export function parseDecimal(text: string, places: number): ParsedDecimal {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text);
  if (!match) {
    return refused('Give a decimal number as text, such as "12.50".');
  }
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > places) {
    return refused(places === 0 ? 'Give it without decimals.' : `Give at most ${places} decimals.`);
  }
  const digits = whole + fraction.padEnd(places, '0');
  // Compared by length first: as a number, 30 digits would lose some of them.
  if (digits.replace(/^0+/, '').length > 16 || Number(digits) > maxScaled) {
    return refused(`Give a number of at most ${formatDecimal(maxScaled, places)}.`);
  }
  const scaled = Number(digits);
  return { ok: true, scaled: sign && scaled > 0 ? -scaled : scaled };
}

/** The integer's decimal text with exactly `places` places: 1250 is "12.50" at two. */
export function formatDecimal(scaled: number, places: number): string {
  const digits = String(Math.abs(scaled)).padStart(places + 1, '0');
  const point = digits.length - places;
  const fraction = places === 0 ? '' : `.${digits.slice(point)}`;
  return `${scaled < 0 ? '-' : ''}${digits.slice(0, point)}${fraction}`;
}

const refused = (message: string): ParsedDecimal => ({ ok: false, message });
