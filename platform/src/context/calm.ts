/**
 * True when the condition has held at each call for as long as `calm` ms. A call that comes late counts as one that the
 * condition did not hold at.
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
      if (!(await holds())) since = undefined;
      else since ??= asked;
    } catch (error) {
      since = undefined;
      throw error;
    }
    return since !== undefined && now() - since >= calm;
  };
}

/** ms between calls; whoever asks does it every second or so. */
const longestGap = 10_000;
