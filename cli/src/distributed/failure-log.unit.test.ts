import type { Logger } from '@tillgraph/platform/observability';
import { createFailureLog } from './failure-log.ts';

const outage = Object.assign(new Error('no leader'), { name: 'KafkaJSProtocolError' });

test('an outage is told once in a while, for each part; a fault each time, with its stack', () => {
  const lines: { readonly part: string; readonly err?: Error }[] = [];
  const note = (line: (typeof lines)[number]) => lines.push(line);
  let time = 0;
  // Of a logger it uses these two.
  const failed = createFailureLog({ warn: note, error: note } as unknown as Logger, () => time);
  failed('bus', outage);
  failed('bus', outage);
  failed('feed', outage);
  expect(lines.map(({ part }) => part)).toEqual(['bus', 'feed']);
  time = 11_000;
  failed('bus', outage);
  expect(lines).toHaveLength(3);
  const fault = new TypeError('a fault');
  failed('bus', fault);
  failed('bus', fault);
  expect(lines.slice(3)).toMatchObject([{ err: fault }, { err: fault }]);
});
