import { parsePieces } from './pieces.ts';

test('pieces are whole, and have a sign only where they may', () => {
  expect(parsePieces(' 12 ')).toBe(12);
  expect(parsePieces('0')).toBe(0);
  expect(parsePieces('-3', true)).toBe(-3);
  expect(parsePieces('+3', true)).toBe(3);
  for (const text of ['', '-3', '1.5', 'x', '1234567890']) expect(parsePieces(text)).toBeUndefined();
});
