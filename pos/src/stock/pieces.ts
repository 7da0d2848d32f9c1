/** Whole pieces that were typed, with a sign where it is allowed; undefined when it is no such number. */
export function parsePieces(text: string, signed = false): number | undefined {
  const trimmed = text.trim();
  const pattern = signed ? /^[+-]?\d{1,9}$/ : /^\d{1,9}$/;
  return pattern.test(trimmed) ? Number(trimmed) : undefined;
}
