import type { Logger } from '@tillgraph/platform/observability';
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
