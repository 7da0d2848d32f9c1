import type { Slot } from '@tillgraph/shared-domain/slot';
import type { Block } from './blocks.ts';

/**
 * The document that has the sum of a product in a block, by `slotOf` the product's id. The longer a block, the more of a
 * large catalogue is sold in it: its products are spread over several documents, so that a sale writes anew those of its
 * own products alone.
 */
export const productBlock = (block: Block, slot: Slot): string => `${block}/${slot % documentsOf(block)}`;

/** All documents of a block. */
export const productBlocks = (block: Block): readonly string[] =>
  Array.from({ length: documentsOf(block) }, (_, part) => `${block}/${part}`);

const documentsOf = (block: Block): number => counts.get(block.length) ?? 1;

const counts: ReadonlyMap<number, number> = new Map([
  ['2026'.length, 64],
  ['2026-11'.length, 64],
  ['2026-11-22'.length, 16],
]);
