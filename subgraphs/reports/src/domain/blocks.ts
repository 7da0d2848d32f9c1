/**
 * A stretch of time whose sum is kept: a quarter-hour, a day, a month or a year of UTC, named as far as its beginning
 * has to be written: `2026-11-22T09:30`, `2026-11-22`, `2026-11`, `2026`.
 */
export type Block = string;

/** Moments are in ms since 1970; `to` is no part of it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * In ms. Whatever the time zone, each of its days and hours begins on a quarter-hour of UTC, for its offset is a
 * multiple of 15 minutes. So the sums of quarter-hours serve all zones.
 */
export const quarterHour = 15 * 60 * 1000;

/** The blocks that a moment (RFC 3339 in UTC) lies in, the shortest first. */
export function blocksAt(moment: string): readonly Block[] {
  const start = Math.floor(Date.parse(moment) / quarterHour) * quarterHour;
  return levels.toReversed().map((level) => nameOf(start, level));
}

/** The fewest blocks that are the range exactly; both its ends are on quarter-hours. */
export function cover({ from, to }: Range): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = from; at < to; ) {
    const { name, end } = longestBlock(at, to);
    blocks.push(name);
    at = end;
  }
  return blocks;
}

/** The block of the next longer kind that it is a part of; of a year, all of time. */
export const parentOf = (block: Block): Block =>
  block.slice(0, levels.findLast(({ length }) => length < block.length)?.length ?? 0) || allTime;

export const allTime: Block = 'all';

interface Level {
  /** Of the names. */
  readonly length: number;
  /** Where the block that begins at the moment ends. */
  readonly end: (start: number) => number;
}

const day = 24 * 60 * 60 * 1000;

const levels: readonly Level[] = [
  { length: '2026'.length, end: (start) => monthsAfter(start, 12) },
  { length: '2026-11'.length, end: (start) => monthsAfter(start, 1) },
  { length: '2026-11-22'.length, end: (start) => start + day },
  { length: '2026-11-22T09:30'.length, end: (start) => start + quarterHour },
];

const nameOf = (start: number, { length }: Level): Block => new Date(start).toISOString().slice(0, length);

function monthsAfter(start: number, months: number): number {
  const moment = new Date(start);
  return moment.setUTCMonth(moment.getUTCMonth() + months);
}

function longestBlock(at: number, to: number): { readonly name: Block; readonly end: number } {
  for (const level of levels) {
    const name = nameOf(at, level);
    const end = level.end(at);
    if (startOf(name) === at && end <= to) return { name, end };
  }
  throw new RangeError(`No quarter-hour begins at ${new Date(at).toISOString()}, or it is over at the end.`);
}

const startOf = (block: Block): number => Date.parse(block.length > 10 ? `${block}Z` : block);
