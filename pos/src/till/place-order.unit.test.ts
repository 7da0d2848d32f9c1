import { CombinedError } from '@urql/core';
import { failureOf } from './place-order.ts';

const withCode = (code: string) =>
  new CombinedError({ graphQLErrors: [{ message: 'no', extensions: { code } }] });

test.each(['BAD_USER_INPUT', 'OPERATION_TOO_COMPLEX', 'GRAPHQL_VALIDATION_FAILED'])('%s is final', (code) => {
  expect(failureOf(withCode(code))).toEqual({ kind: 'failed', code });
});

test('who may not is told so', () => {
  expect(failureOf(withCode('FORBIDDEN'))).toEqual({ kind: 'forbidden' });
});

test.each([
  'INTERNAL_SERVER_ERROR',
  'SUBGRAPH_UNAVAILABLE',
  'RATE_LIMITED',
  'UNAUTHENTICATED',
  'of a later version',
])('with %s it may have been sold, or will be', (code) => {
  expect(failureOf(withCode(code))).toEqual({ kind: 'lost' });
});

test('what is too large for the shop is final, and what the network lost is not', () => {
  const networkError = new Error('no');
  const withStatus = (status: number) => new CombinedError({ networkError, response: { status } });
  expect(failureOf(withStatus(413))).toEqual({ kind: 'failed', code: 'HTTP 413' });
  expect(failureOf(withStatus(502))).toEqual({ kind: 'lost' });
  expect(failureOf(new CombinedError({ networkError }))).toEqual({ kind: 'lost' });
});
