import { setTimeout } from 'node:timers/promises';

export interface Attempt {
  succeeded(): void;
}

/**
 * Makes guessing one account's password slow without ever locking its owner out: after some failures each attempt
 * waits, a few seconds at most. How many can be tried at once is bounded elsewhere: by the hasher here, and by the
 * gateway for each address.
 */
export interface SlowDown {
  /** Resolves when the attempt may go on. It counts as failed until it is said to have succeeded. */
  attempt(account: string): Promise<Attempt>;
}

export interface SlowDownOptions {
  readonly now: () => Date;
  /** `duration` in ms. */
  readonly pause?: (duration: number) => Promise<unknown>;
}

const freeAttempts = 5;
/** ms, doubled with each further attempt. */
const firstPause = 100;
/** ms */
const longestPause = 3000;
/** ms after which an account's attempts are forgotten. */
const memory = 15 * 60_000;
const rememberedAccounts = 10_000;

export function createSlowDown({ now, pause = setTimeout }: SlowDownOptions): SlowDown {
  /** The oldest attempt first. */
  const attempts = new Map<string, { readonly count: number; readonly last: number }>();

  return {
    async attempt(account) {
      const known = attempts.get(account);
      const count = known && now().getTime() - known.last < memory ? known.count + 1 : 1;
      attempts.delete(account);
      attempts.set(account, { count, last: now().getTime() });
      const [oldest] = attempts.keys();
      if (attempts.size > rememberedAccounts && oldest !== undefined) attempts.delete(oldest);
      if (count > freeAttempts) {
        await pause(Math.min(firstPause * 2 ** (count - freeAttempts - 1), longestPause));
      }
      return { succeeded: () => attempts.delete(account) };
    },
  };
}
