/**
 * Reads what a change was refused for, until it is of another version than the one that the shop refused. The refusal comes
 * from the entity itself, the reading from what follows it; and the cache may answer in between with what it had. What is
 * still of that version after the last try is given back: it may have become another, and that one again.
 */
export async function readPast<Read extends { readonly version: number }>(
  version: number,
  read: () => Promise<Read | undefined>,
  rest: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<Read | undefined> {
  for (let pause = shortest; ; pause *= 2) {
    const found = await read();
    if (found?.version !== version || pause > longest) return found;
    await rest(pause);
  }
}

/** ms */
const shortest = 50;
const longest = 1600;
