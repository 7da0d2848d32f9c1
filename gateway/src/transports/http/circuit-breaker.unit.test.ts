import { createCircuitBreaker } from './circuit-breaker.ts';

const failing = (breaker: ReturnType<typeof createCircuitBreaker>, times: number) => {
  for (let time = 0; time < times; time += 1) breaker.failed();
};

test('a subgraph that fails again and again is left alone, then tried once after each pause', () => {
  let now = 0;
  const breaker = createCircuitBreaker(() => now);
  failing(breaker, 9);
  expect(breaker.allows()).toBe(true);
  failing(breaker, 100);
  expect(breaker.allows()).toBe(false);
  now = 250;
  expect([breaker.allows(), breaker.allows()]).toEqual([true, false]);
  breaker.failed();
  now = 500;
  expect(breaker.allows()).toBe(false);
  now = 750;
  expect(breaker.allows()).toBe(true);
  breaker.succeeded();
  expect([breaker.allows(), breaker.allows()]).toEqual([true, true]);
});

test('a subgraph that fails now and then is not left alone', () => {
  const breaker = createCircuitBreaker(() => 0);
  for (let time = 0; time < 10; time += 1) {
    failing(breaker, 9);
    breaker.succeeded();
  }
  expect(breaker.allows()).toBe(true);
});

test('a try of which nothing is heard is followed by another', () => {
  let now = 0;
  const breaker = createCircuitBreaker(() => now);
  failing(breaker, 10);
  now = 250;
  expect(breaker.allows()).toBe(true);
  now = 500;
  expect(breaker.allows()).toBe(true);
});
