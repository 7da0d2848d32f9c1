import { orderAfter, place, placedAt } from '../testing/an-order.ts';
import { conditionsOf, holds } from './order-filter.ts';

const order = orderAfter(...place());
const matches = (filter: Parameters<typeof conditionsOf>[0]) =>
  conditionsOf(filter).every((condition) => holds(condition, order));

test('no filter matches every order', () => {
  expect(matches(null)).toBe(true);
  expect(matches({})).toBe(true);
});

test('every part of a filter must hold', () => {
  expect(matches({ status: ['PENDING', 'PAID'], cashierId: 'cashier' })).toBe(true);
  expect(matches({ status: ['PAID'], cashierId: 'cashier' })).toBe(false);
  expect(matches({ status: ['PENDING'], cashierId: 'another' })).toBe(false);
  expect(matches({ customerId: 'ada' })).toBe(false);
});

test('a span of time holds its beginning and not its end, in any offset', () => {
  expect(matches({ placedFrom: placedAt })).toBe(true);
  expect(matches({ placedTo: placedAt })).toBe(false);
  expect(
    matches({ placedFrom: '2026-01-01T01:00:00+01:00', placedTo: '2026-01-01T01:00:00.001+01:00' }),
  ).toBe(true);
  expect(matches({ updatedFrom: '2026-01-01T00:00:00.001Z' })).toBe(false);
});

test('malformed moments and ids are refused with their path', () => {
  expect(() => matches({ placedFrom: 'yesterday' })).toThrow(
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument: ['filter', 'placedFrom'] } }),
  );
  expect(() => matches({ customerId: 'a\0' })).toThrow(
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument: ['filter', 'customerId'] } }),
  );
});
