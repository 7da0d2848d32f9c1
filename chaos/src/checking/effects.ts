/** What a change does to a number of the shop, at some moment of [begin, end]. */
export interface Effect {
  readonly delta: number;
  /** Nobody can have seen it before. */
  readonly begin: number;
  /** Everybody sees it after; infinite when nobody knows whether it came. */
  readonly end: number;
}

/** A number that was read, at some moment of [begin, end]. */
export interface NumberRead {
  readonly value: number;
  readonly begin: number;
  readonly end: number;
}

export interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Between which numbers one that is read in [begin, end] must lie: what was surely done before it began is in it, what
 * may have been done before it ended may be. It is what linearizability of a counter asks of each reading by itself.
 */
export function boundsOf(opening: number, effects: readonly Effect[], { begin, end }: NumberRead): Bounds {
  let lowest = opening;
  let highest = opening;
  for (const effect of effects) {
    if (effect.end < begin) {
      lowest += effect.delta;
      highest += effect.delta;
    } else if (effect.begin < end) {
      lowest += Math.min(0, effect.delta);
      highest += Math.max(0, effect.delta);
    }
  }
  return { lowest, highest };
}
