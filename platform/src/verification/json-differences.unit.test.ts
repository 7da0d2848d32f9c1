import { jsonDifferences } from './json-differences.ts';

test('two documents of one meaning do not differ', () => {
  expect(jsonDifferences({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1, d: undefined }, 9)).toEqual(
    [],
  );
});

test('each place where they differ is told, numbers with what they are, texts without', () => {
  const stored = { total: { minor: 5 }, name: 'Ada', lines: [1, 2], gone: { a: 1 } };
  const folded = { total: { minor: 7 }, name: 'Grace', lines: [1], more: true };
  expect(jsonDifferences(stored, folded, 9)).toEqual([
    { path: 'total.minor', stored: '5', folded: '7' },
    { path: 'name', stored: 'a text', folded: 'another text' },
    { path: 'lines.1', stored: '2', folded: 'nothing' },
    { path: 'gone', stored: 'an object', folded: 'nothing' },
    { path: 'more', stored: 'nothing', folded: 'true' },
  ]);
  expect(jsonDifferences(stored, folded, 2)).toHaveLength(2);
});

test('a document and none differ as a whole', () => {
  expect(jsonDifferences(undefined, { a: 1 }, 9)).toEqual([
    { path: '', stored: 'nothing', folded: 'an object' },
  ]);
});
