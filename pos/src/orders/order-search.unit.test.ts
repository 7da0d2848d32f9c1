import { filterOf, orderSearch } from './order-search.ts';

test('an address says which orders are listed, in the shop’s days, the last one included', () => {
  const search = orderSearch.parse({ status: 'PAID', from: '2026-11-01', to: '2026-11-30', cashier: 'u1' });
  expect(filterOf(search, 'Europe/Berlin')).toEqual({
    status: ['PAID'],
    cashierId: 'u1',
    placedFrom: '2026-10-31T23:00:00.000Z',
    placedTo: '2026-11-30T23:00:00.000Z',
  });
});

test('open orders are those that are neither handed over nor cancelled', () => {
  expect(filterOf({ status: 'OPEN' }, 'UTC')).toEqual({ status: ['PENDING', 'RESERVED', 'PAID'] });
});

test('what is malformed in an address is left out', () => {
  expect(filterOf(orderSearch.parse({ status: 'LOST', from: 'yesterday', to: 7 }), 'UTC')).toEqual({});
});
