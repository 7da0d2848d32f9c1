import type { Logger } from '@tillgraph/platform/observability';
import { createFailureLog } from './failure-log.ts';

test('an outage is a warning with its reason; a fault is an error with its stack', () => {
  const warnings: unknown[] = [];
  const errors: unknown[] = [];
  // Of a logger it uses these two.
  const logger = {
    warn: (line: unknown) => warnings.push(line),
    error: (line: unknown) => errors.push(line),
  };
  const failed = createFailureLog(logger as unknown as Logger);
  failed('bus', Object.assign(new Error('no leader'), { name: 'KafkaJSProtocolError' }));
  expect(warnings).toEqual([{ part: 'bus', reason: 'no leader' }]);
  const fault = new TypeError('a fault');
  failed('bus', fault);
  expect(errors).toEqual([{ part: 'bus', err: fault }]);
});
