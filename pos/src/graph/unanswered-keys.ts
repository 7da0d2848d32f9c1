import { newKey } from './new-key.ts';

/**
 * One idempotency key for each change until it was answered, whichever form asks: who leaves the form and enters the
 * same again, for nothing was heard of it, means the same change.
 */
export interface UnansweredKeys {
  /** `content`: the mutation with its input. */
  keyFor(content: string): string;
  answered(content: string): void;
}

/** now: ms since 1970. */
export function createUnansweredKeys(now: () => number): UnansweredKeys {
  const pending = new Map<string, { readonly key: string; readonly at: number }>();
  return {
    keyFor(content) {
      const known = pending.get(content);
      const { key } = known && now() - known.at < memory ? known : { key: newKey() };
      pending.set(content, { key, at: now() });
      return key;
    },
    answered(content) {
      pending.delete(content);
    },
  };
}

/** ms; after that, the same is meant to be done again. */
const memory = 10 * 60_000;
