/**
 * The EAN-13 barcode of the shop's own n-th article. Prefix 20 is kept for use within a shop, so it is nobody's
 * product; the last digit makes the sum of all, weighted 1 and 3 in turn, a multiple of ten (GS1 General
 * Specifications, 7.9).
 */
export function ean13(article: number): string {
  const digits = `20${String(article).padStart(10, '0')}`;
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
