import { compare } from './compare.js';

/**
 * Measures each contender once a round, in turn, so that a slow moment of the machine falls on all of them.
 * `contenders`: name to a function that resolves with measures (see measures.js); the first is ours. The rest is as
 * `compare` has it.
 */
export async function sideBySide({ contenders, rounds, ...comparison }) {
  const rows = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, contender] of Object.entries(contenders)) rows[name].push(await contender(round));
  }
  return compare({ ...comparison, rows });
}
