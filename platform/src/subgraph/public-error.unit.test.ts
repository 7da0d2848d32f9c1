import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { EventStoreUnavailableError } from '../event-store/index.ts';
import { publicError } from './public-error.ts';

const told = (thrown: Error, lines: string[] = []) =>
  publicError(
    new GraphQLError(thrown.message, { path: ['order'], originalError: thrown }),
    pino({}, { write: (line) => lines.push(line) }),
  );

test('a server that is away is told so, without what it is, and may be asked again', () => {
  const lines: string[] = [];
  expect(told(new EventStoreUnavailableError('orders', new Error('10.0.0.7 refused')), lines)).toEqual({
    message: expect.stringMatching(/^A server behind this field is away for now: try again/),
    path: ['order'],
    extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
  });
  expect(lines).toEqual([expect.stringContaining('10.0.0.7 refused')]);
});

test('a fault of ours is told as an id, under which it is logged', () => {
  const lines: string[] = [];
  const { message, extensions } = told(new TypeError('undefined is not a function'), lines);
  expect([message, extensions]).toEqual([
    'Internal error',
    { code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) },
  ]);
  expect(lines).toEqual([expect.stringContaining(String(extensions?.errorId))]);
});
