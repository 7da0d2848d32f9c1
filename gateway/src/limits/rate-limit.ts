import { LRUCache } from 'lru-cache';

/** How often each subject may ask. */
export interface RateLimit {
  /** Undefined when it may now; else in how many seconds. */
  take(subject: string): number | undefined;
}

/** A token bucket for each subject: `perMinute` at once, and as many again in each minute after. */
export function createRateLimit(perMinute: number, now: () => number): RateLimit {
  const buckets = new LRUCache<string, Bucket>({ max: 50_000 });
  const perMillisecond = perMinute / 60_000;
  return {
    take(subject) {
      const time = now();
      const bucket = buckets.get(subject) ?? { tokens: perMinute, filledAt: time };
      bucket.tokens = Math.min(perMinute, bucket.tokens + (time - bucket.filledAt) * perMillisecond);
      bucket.filledAt = time;
      buckets.set(subject, bucket);
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return undefined;
      }
      return Math.ceil((1 - bucket.tokens) / perMillisecond / 1000);
    },
  };
}

interface Bucket {
  tokens: number;
  /** ms. */
  filledAt: number;
}
