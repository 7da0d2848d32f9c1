/**
 * Spreads `events` over `accounts` accounts, 50 at a time on each in turn, as a log grows in which all are in use:
 * `append(accountId, count)`. Resolves with { rate } (events a second).
 */
export async function seedAccounts({ events, accounts }, append) {
  const started = performance.now();
  let left = events;
  let next = 0;
  const one = async () => {
    while (left > 0) {
      const count = Math.min(left, batch);
      left -= count;
      await append(String(next++ % accounts), count);
    }
  };
  await Promise.all(Array.from({ length: Math.min(writers, accounts) }, one));
  return { rate: events / ((performance.now() - started) / 1000) };
}

const batch = 50;
const writers = 8;
