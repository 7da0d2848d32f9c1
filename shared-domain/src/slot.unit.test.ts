import { slotOf } from './slot.ts';

test.each([
  ['', 5],
  ['a', 44],
  ['foobar', 40],
  ['product-1', 6],
  ['order-018f5c1e-7c6b-7000-8000-000000000001', 43],
  ['category-größe', 37],
])('the slot of %j is for ever %i', (stream, slot) => {
  expect(slotOf(stream)).toBe(slot);
});
