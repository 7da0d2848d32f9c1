import type { Logger } from '@tillgraph/platform/observability';
import { recordAll } from '@tillgraph/shared-domain/testing/given';
import { createFailureLog } from './failure-log.ts';

test('an outage is a warning with its reason, once the process has begun; a fault is an error with its stack', () => {
  const lines: Record<'info' | 'warn' | 'error', unknown[]> = { info: [], warn: [], error: [] };
  // Of a logger it uses these.
  const logger = {
    info: (line: unknown) => lines.info.push(line),
    warn: (line: unknown) => lines.warn.push(line),
    error: (line: unknown) => lines.error.push(line),
  } as unknown as Logger;
  let time = 5;
  const failed = createFailureLog(logger, () => time);
  const outage = Object.assign(new Error('no leader'), { name: 'KafkaJSProtocolError' });
  const told = { part: 'bus', reason: 'no leader' };
  failed('bus', outage);
  expect(lines).toEqual({ info: [told], warn: [], error: [] });
  time = 20_005;
  failed('bus', outage);
  expect(lines).toEqual({ info: [told], warn: [told], error: [] });
  const fault = new TypeError('a fault');
  failed('bus', fault);
  expect(lines.error).toEqual([{ part: 'bus', err: fault }]);
});

test('what failed while an event was handled names it, and the request that it is a consequence of', () => {
  const lines: unknown[] = [];
  const logger = { error: (line: unknown) => lines.push(line) } as unknown as Logger; // all that it uses
  const [recorded] = recordAll('product-1', [{ type: 'ProductCreated', data: {} }]);
  if (!recorded) throw new Error('There is one.');
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const fault = new TypeError('a fault');
  createFailureLog(logger)('reactor/stock', fault, { ...recorded, correlationId: 'sale-7', traceparent });
  expect(lines).toEqual([
    {
      part: 'reactor/stock',
      err: fault,
      event: { id: 'product-1/1', type: 'ProductCreated', context: 'catalog', position: 1 },
      correlation_id: 'sale-7',
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      span_id: '00f067aa0ba902b7',
    },
  ]);
});
