import type { CollectionReader } from '@tillgraph/platform/read-models';
import { type Block, cover, parentOf, type Range } from '../domain/blocks.ts';
import { add, type Figures } from '../domain/figures.ts';
import type { TimeSums } from '../projections/time-sums.ts';

/** What each of the ranges sums up to. */
export async function sumsOf<F extends Figures>(
  reader: CollectionReader<TimeSums<F>>,
  idOf: (parent: Block) => string,
  ranges: readonly Range[],
  nothing: F,
): Promise<readonly F[]> {
  const covers = ranges.map(cover);
  const documents = await documentsOf(reader, new Set(covers.flat().map((block) => idOf(parentOf(block)))));
  const sums = new Map(documents.flatMap(({ parts }) => parts.map(({ key, sum }) => [key, sum] as const)));
  return covers.map((blocks) => {
    const there = blocks.map((block) => sums.get(block)).filter((sum) => sum !== undefined);
    return total(there, nothing);
  });
}

export const total = <F extends Figures>(sums: readonly F[], nothing: F): F => sums.reduce(add, nothing);

/** Those of the ids that there are. */
export async function documentsOf<Document extends object>(
  reader: CollectionReader<Document>,
  ids: Iterable<string>,
): Promise<readonly Document[]> {
  const found = await reader.getMany([...ids]);
  return found.flatMap((stored) => stored?.document ?? []);
}
