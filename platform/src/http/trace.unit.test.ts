import { traceOf } from './trace.ts';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

test('a request keeps the ids that it came with', () => {
  expect(traceOf({ 'x-correlation-id': 'order-7', traceparent })).toEqual({
    'x-correlation-id': 'order-7',
    traceparent,
  });
});

test.each([[undefined], [''], ['x'.repeat(8_000)], ['two words'], ['é']])(
  'it gets an id of its own for %j',
  (id) => {
    const trace = traceOf({ ...(id !== undefined && { 'x-correlation-id': id, traceparent: id }) });
    expect(trace['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(trace.traceparent).toBeUndefined();
  },
);
