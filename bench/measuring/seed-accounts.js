/**
 * Spreads `events` over `accounts` accounts, some at a time on each in turn, as a log grows in which all are in use:
 * `append(accountId, count)`, by so many writers at once.
 */
export async function seedAccounts({ events, accounts, writers }, append) {
  let left = events;
  let next = 0;
  const one = async () => {
    while (left > 0) {
      const count = Math.min(left, batch);
      left -= count;
      await append(String(next++ % accounts), count);
    }
  };
  await Promise.all(Array.from({ length: writers }, one));
}

const batch = 10;
