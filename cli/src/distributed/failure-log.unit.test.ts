import { pino } from 'pino';
import { createFailureLog } from './failure-log.ts';

const outage = Object.assign(new Error('no leader'), { name: 'KafkaJSProtocolError' });

test('an outage is told once in a while, for each part; a fault each time, with its stack', () => {
  const lines: { level: number; part: string; err?: { stack: string } }[] = [];
  let time = 0;
  const failed = createFailureLog(
    pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    () => time,
  );
  failed('bus', outage);
  failed('bus', outage);
  failed('feed', outage);
  expect(lines.map(({ part }) => part)).toEqual(['bus', 'feed']);
  time = 11_000;
  failed('bus', outage);
  expect(lines).toHaveLength(3);
  failed('bus', new TypeError('a fault'));
  failed('bus', new TypeError('a fault'));
  expect(lines).toHaveLength(5);
  expect(lines.at(-1)?.err?.stack).toContain('failure-log.unit.test');
});
