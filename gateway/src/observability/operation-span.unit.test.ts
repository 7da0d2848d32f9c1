import type { Span } from '@tillgraph/platform/tracing';
import { gatewayError } from '../errors.ts';
import { endingWith } from './operation-span.ts';

function openSpan() {
  const ends: (string | undefined)[] = [];
  const span: Span = { traceparent: '', end: (failure) => ends.push(failure) };
  return { span, ends };
}

test('a span ends with its operation, and says by a code what went wrong', async () => {
  const { span, ends } = openSpan();
  await endingWith(span, { data: {} });
  await endingWith(span, Promise.resolve({ errors: [gatewayError('FORBIDDEN', 'To Ann Miller')] }));
  expect(ends).toEqual([undefined, 'FORBIDDEN']);
});

test('a fault of ours ends it too, without the words of the fault', async () => {
  const { span, ends } = openSpan();
  const fault = new TypeError('Ann Miller is undefined');
  await expect(endingWith(span, Promise.reject(fault))).rejects.toBe(fault);
  expect(ends).toEqual(['TypeError']);
});
