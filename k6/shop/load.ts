import { check } from 'k6';
import { Counter, Gauge, Trend } from 'k6/metrics';
import type { Options, Scenario } from 'k6/options';

/**
 * What the shop has acknowledged to the users, less what teardown finds recorded: VUs share no memory, but a counter
 * adds them up. Anything but zero fails the run.
 */
export const unaccounted = new Counter('unaccounted');

/** Transactions on the account of the run, between the first and the last of the load. */
export const acceptedPerSecond = new Gauge('accepted_per_second');

/** From sending a mutation to the answer of a query that shows it in the balance. */
export const balanceDelay = new Trend('balance_delay', true);

/** From the last acknowledged mutation to the balance that shows all of them, when the load is over. */
export const catchUp = new Trend('catch_up', true);

/** What must hold when the load is over. */
export const invariant = (name: string, holds: boolean): boolean =>
  check(holds, { [name]: () => holds }, { operation: 'invariant' });

/** RATE (arrivals a second), DURATION (seconds) and CONNECTIONS from the environment, or what the script says. */
export function setting(name: 'RATE' | 'DURATION' | 'CONNECTIONS', otherwise: number): number {
  const value = Number(__ENV[name] ?? otherwise);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${name} is a whole number above zero, and not ${__ENV[name]}.`);
}

/**
 * Users that arrive at a rate, however slow the shop is: an open model. There are as many of them as arrive in
 * `patience` seconds, so an arrival is dropped, and the run fails, when answers take longer than that for long.
 */
export function arrivals(rate: number, seconds: number, patience = 1): Scenario {
  const arrivalRate = setting('RATE', rate);
  return {
    executor: 'constant-arrival-rate',
    rate: arrivalRate,
    timeUnit: '1s',
    duration: `${setting('DURATION', seconds)}s`,
    preAllocatedVUs: arrivalRate * patience,
  };
}

/** `operations`: those under load, each with the time in ms that 95 of 100 have to be answered in; then other thresholds. */
export function load(
  scenarios: Readonly<Record<string, Scenario>>,
  operations: Readonly<Record<string, number>>,
  others: Readonly<Record<string, string[]>> = {},
): Options {
  const thresholds: Record<string, string[]> = {
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    dropped_iterations: ['count==0'],
    unaccounted: ['count==0'],
    'checks{operation:invariant}': ['rate==1'],
    ...others,
  };
  for (const [operation, limit] of Object.entries(operations)) {
    thresholds[`checks{operation:${operation}}`] = ['rate==1'];
    thresholds[`http_req_duration{operation:${operation}}`] = [`p(95)<${limit}`];
  }
  return {
    scenarios,
    thresholds,
    summaryTrendStats: ['med', 'p(95)', 'p(99)', 'max'],
    teardownTimeout: '10m', // it reads every record of the run
  };
}
