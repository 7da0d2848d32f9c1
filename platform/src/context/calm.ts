/**
 * What `holds` answers, but false until it has been answered, either way, for `calm` ms: a throw tells that nobody knows,
 * and begins the time anew. So does a call that comes late, for what was meanwhile is not known.
 */
export function createCalm(
  calm: number,
  holds: () => Promise<boolean>,
  now: () => number = () => performance.now(),
): () => Promise<boolean> {
  let since: number | undefined;
  let last = now();
  return async () => {
    const asked = now();
    if (asked - last > longestGap) since = undefined;
    last = asked;
    try {
      const held = await holds();
      since ??= asked;
      return held && now() - since >= calm;
    } catch (error) {
      since = undefined;
      throw error;
    }
  };
}

/** ms between calls; whoever asks does it every second or so. */
const longestGap = 10_000;
