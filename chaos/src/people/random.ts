/** Numbers that a seed repeats. */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** A whole number from 0 up to, and without, `bound`. */
  below(bound: number): number;
  /** Throws of none. */
  oneOf<Value>(values: readonly Value[]): Value;
  /** Numbers of its own, which do not depend on how many others are taken. */
  fork(name: string): Random;
}

/** SplitMix32: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators" (2014), in 32 bits. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const random: Random = {
    next() {
      state = (state + 0x9e3779b9) >>> 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
    },
    below: (bound) => Math.floor(random.next() * bound),
    oneOf(values) {
      const value = values[random.below(values.length)];
      if (value === undefined) throw new Error('There is nothing to choose from.');
      return value;
    },
    fork: (name) =>
      randomOf([...name].reduce((hash, char) => Math.imul(hash, 31) + char.charCodeAt(0), seed)),
  };
  return random;
}
