import { traceFields } from './trace-fields.ts';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

test('a line names the request that it belongs to, and the trace where there is one', () => {
  expect(traceFields({ 'x-correlation-id': 'order-7', traceparent })).toEqual({
    correlation_id: 'order-7',
    trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
    span_id: '00f067aa0ba902b7',
  });
  expect(traceFields({ 'x-correlation-id': 'order-7', traceparent: null })).toEqual({
    correlation_id: 'order-7',
  });
});
