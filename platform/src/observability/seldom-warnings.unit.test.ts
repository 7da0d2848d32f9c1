import { Writable } from 'node:stream';
import { pino } from 'pino';
import { seldomWarnings } from './seldom-warnings.ts';

function logged() {
  const lines: Record<string, unknown>[] = [];
  const clock = { time: 0 };
  const out = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { lines, clock, logger: pino({ hooks: { logMethod: seldomWarnings(() => clock.time) } }, out) };
}

test('the same warning is told once in a while, with how often it came meanwhile', () => {
  const { lines, clock, logger } = logged();
  for (let times = 0; times < 5; times += 1) logger.warn({ err: new Error('away') }, 'It asks again');
  expect(lines).toMatchObject([{ msg: 'It asks again', err: { message: 'away' } }]);
  clock.time = 11_000;
  logger.warn({ err: new Error('away') }, 'It asks again');
  expect(lines.slice(1)).toMatchObject([{ msg: 'It asks again', err: { message: 'away' }, repeated: 4 }]);
});

test('another part, another reason, and every error are told', () => {
  const { lines, logger } = logged();
  for (let times = 0; times < 2; times += 1) {
    logger.warn({ part: 'bus', err: new Error('away') }, 'It asks again');
    logger.warn({ part: 'feed', err: new Error('away') }, 'It asks again');
    logger.warn({ part: 'feed', err: new Error('no leader') }, 'It asks again');
    logger.warn('Plain text');
    logger.error({ err: new Error('away') }, 'A fault');
  }
  expect(lines).toHaveLength(6);
});

test('the same warning in another request is the same', () => {
  const { lines, logger } = logged();
  for (const id of ['a', 'b', 'c']) {
    logger.warn({ part: 'bus', correlation_id: id, trace_id: id, span_id: id }, 'It asks again');
  }
  expect(lines).toMatchObject([{ correlation_id: 'a' }]);
});
