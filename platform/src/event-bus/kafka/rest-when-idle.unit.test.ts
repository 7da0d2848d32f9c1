import { jest } from '@jest/globals';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import './rest-when-idle.ts';

const queue = (maxInFlightRequests: number) =>
  new RequestQueue({
    ...{
      maxInFlightRequests,
      requestTimeout: 1000,
      enforceRequestTimeout: false,
      clientId: 'c',
      broker: 'b',
    },
    logger: { debug: () => undefined },
    isConnected: () => true,
  });

const request = (sendRequest: () => void) => ({
  entry: { correlationId: 1, apiKey: 1, apiName: 'Fetch', apiVersion: 11 },
  expectResponse: true,
  sendRequest,
});

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a connection that nothing waits for does not look again', () => {
  queue(1).checkPendingRequests();
  expect(jest.getTimerCount()).toBe(0);
});

test('one with a request that waits does', () => {
  const busy = queue(0);
  busy.push(request(() => undefined));
  expect(busy.pending).toHaveLength(1);
  expect(jest.getTimerCount()).toBe(1);
});
