import { change } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import { type Block, parentOf } from '../domain/blocks.ts';
import type { Figures } from '../domain/figures.ts';
import { merge, type Tally } from '../domain/tally.ts';

/**
 * The sums of a block's parts: of a day's quarter-hours, a month's days, a year's months, all years. A document holds
 * them together, for a report of many days reads a document a day then, and not one for each of its quarter-hours.
 */
export interface TimeSums<F extends Figures> {
  readonly parts: Tally<F>;
}

/** ms. Every event changes the same few sums: the more come together, the fewer are written. */
export const reportLinger = 250;

/** Adds to the sums of all blocks that a moment lies in. The last of the documents is one that every event changes. */
export const addToBlocks = <F extends Figures>(
  collection: CollectionDefinition<TimeSums<F>>,
  idOf: (parent: Block) => string,
  blocks: readonly Block[],
  sum: F,
) =>
  blocks.map((block) =>
    change(collection, idOf(parentOf(block)), (document) => ({
      parts: merge(document?.parts ?? [], [{ key: block, sum }]),
    })),
  );
