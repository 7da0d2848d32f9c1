import { LRUCache } from 'lru-cache';

/** How often each subject may ask. */
export interface RateLimit {
  of(subject: string): Allowance;
}

/** How often one subject may. */
export interface Allowance {
  /** Also the most at once. */
  readonly perMinute: number;
  /** Undefined when it may now; else in how many seconds. Something small may count less than one time. */
  take(times: number): number | undefined;
}

/**
 * `steadyNow`: ms of a clock that nobody sets. By one that is set back by an hour, everybody would have to wait an hour.
 */
export function createRateLimit(perMinute: number, steadyNow: () => number): RateLimit {
  const known = new LRUCache<string, Allowance>({ max: 50_000 });
  return {
    of(subject) {
      const allowance = known.get(subject);
      if (allowance) {
        return allowance;
      }
      const fresh = createAllowance(perMinute, steadyNow);
      known.set(subject, fresh);
      return fresh;
    },
  };
}

/** A token bucket: `perMinute` at once, and as many again in each minute after. */
export function createAllowance(perMinute: number, steadyNow: () => number): Allowance {
  const perMillisecond = perMinute / 60_000;
  let tokens = perMinute;
  let filledAt = steadyNow();
  return {
    perMinute,
    take(times) {
      const time = steadyNow();
      tokens = Math.min(perMinute, tokens + (time - filledAt) * perMillisecond);
      filledAt = time;
      if (tokens >= times) {
        tokens -= times;
        return undefined;
      }
      return Math.ceil((times - tokens) / perMillisecond / 1000);
    },
  };
}
