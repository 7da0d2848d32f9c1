import { stepInGrid } from './grid-steps.ts';

/** 0 1 2 / 3 4 5 / 6 7 */
const grid = { count: 8, columns: 3, page: 6 };

test.each([
  ['ArrowRight', 2, 3],
  ['ArrowLeft', 3, 2],
  ['ArrowDown', 1, 4],
  ['ArrowUp', 4, 1],
  ['PageDown', 1, 7],
  ['PageUp', 7, 1],
  ['PageUp', 4, 0],
  ['End', 1, 7],
  ['Home', 7, 0],
])('%s leads from %i to %i', (key, from, to) => {
  expect(stepInGrid(key, from, grid)).toBe(to);
});

test('down leads into a row that is not full, and nothing leads out', () => {
  expect(stepInGrid('ArrowDown', 5, grid)).toBe(7);
  expect(stepInGrid('ArrowDown', 7, grid)).toBeUndefined();
  expect(stepInGrid('ArrowUp', 1, grid)).toBeUndefined();
  expect(stepInGrid('ArrowRight', 7, grid)).toBeUndefined();
  expect(stepInGrid('a', 1, grid)).toBeUndefined();
});
