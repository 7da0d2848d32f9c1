import fc from 'fast-check';
import { decodeConsistencyToken, encodeConsistencyToken } from './consistency-token.ts';
import { InvalidConsistencyTokenError } from './errors.ts';
import type { SeenPositions } from './port.ts';

const orders = (...positions: readonly (readonly [number, number])[]): SeenPositions => ({
  context: 'orders',
  epoch: 'e1',
  positions: positions.map(([slot, position]) => ({ slot, position })),
});

test('a token says what was seen, the highest position of each slot', () => {
  const token = encodeConsistencyToken([
    orders([1, 5], [2, 7]),
    orders([1, 9]),
    { ...orders([3, 1]), context: 'accounts' },
  ]);
  expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(decodeConsistencyToken(token)).toEqual([
    orders([1, 9], [2, 7]),
    { ...orders([3, 1]), context: 'accounts' },
  ]);
});

test('several tokens are joined by commas; epochs stay apart', () => {
  const other = { ...orders([1, 2]), epoch: 'e2' };
  const joined = [
    encodeConsistencyToken([orders([1, 5])]),
    encodeConsistencyToken([orders([1, 6]), other]),
  ].join(', ');
  expect(decodeConsistencyToken(joined)).toEqual([orders([1, 6]), other]);
});

test('what was seen with its effects stays apart from what was seen without', () => {
  const settled: SeenPositions = { ...orders([1, 5]), withEffects: true };
  const token = encodeConsistencyToken([settled, orders([1, 9]), { ...settled, ...orders([1, 7]) }]);
  expect(decodeConsistencyToken(token)).toEqual([{ ...orders([1, 7]), withEffects: true }, orders([1, 9])]);
});

test('what counts in any epoch stays apart from what counts in its own', () => {
  const cause: SeenPositions = { ...orders([1, 5]), inAnyEpoch: true };
  const token = encodeConsistencyToken([cause, orders([1, 3]), { ...cause, ...orders([1, 7]) }]);
  expect(decodeConsistencyToken(token)).toEqual([{ ...orders([1, 7]), inAnyEpoch: true }, orders([1, 3])]);
});

test.each([
  '',
  ',',
  'not a token',
  'e30',
  'bnVsbA',
  Buffer.from('[["orders","e1",[[64,1]]]]').toString('base64url'),
  Buffer.from('[["nowhere","e1",[[1,1]]]]').toString('base64url'),
  Buffer.from('[["orders","e1",[[1,-1]]]]').toString('base64url'),
  Buffer.from('[["orders","e1",[[1,1]],"causes"]]').toString('base64url'),
  Buffer.from('[["orders","e1",[[1,1e300]]]]').toString('base64url'),
])('%j is refused', (token) => {
  expect(() => decodeConsistencyToken(token)).toThrow(InvalidConsistencyTokenError);
});

test('any text is a token or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      try {
        decodeConsistencyToken(text);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidConsistencyTokenError);
      }
    }),
  );
});
