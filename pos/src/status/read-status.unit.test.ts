import { parseStatus } from './read-status.ts';

const service = (name: string, up: boolean) => ({ name, up, lag: null, version: '0.1.0' });

test('what is down stands first', () => {
  const services = parseStatus({
    up: false,
    services: [service('gateway', true), service('orders', false), service('reports', true)],
  });
  expect(services.map(({ name }) => name)).toEqual(['orders', 'gateway', 'reports']);
});

test('an answer that is no status is none', () => {
  expect(() => parseStatus({ error: 'gateway timeout' })).toThrow();
});
