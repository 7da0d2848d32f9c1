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
  /** Whether one begins at the moment, which is on a quarter-hour. */
  readonly begins: (moment: number) => boolean;
  /** Where the one that begins at the moment ends. */
  readonly end: (moment: number) => number;
}

const day = 24 * 60 * 60 * 1000;
const isMidnight = (moment: number) => moment % day === 0;

/** The longest first. */
const levels: readonly Level[] = [
  {
    length: '2026'.length,
    begins: (moment) => isMidnight(moment) && isFirst(moment) && new Date(moment).getUTCMonth() === 0,
    end: (moment) => monthsAfter(moment, 12),
  },
  {
    length: '2026-11'.length,
    begins: (moment) => isMidnight(moment) && isFirst(moment),
    end: (moment) => monthsAfter(moment, 1),
  },
  { length: '2026-11-22'.length, begins: isMidnight, end: (moment) => moment + day },
  { length: '2026-11-22T09:30'.length, begins: () => true, end: (moment) => moment + quarterHour },
];

const nameOf = (moment: number, { length }: Level): Block => new Date(moment).toISOString().slice(0, length);

const isFirst = (moment: number): boolean => new Date(moment).getUTCDate() === 1;

function monthsAfter(moment: number, months: number): number {
  const date = new Date(moment);
  return date.setUTCMonth(date.getUTCMonth() + months);
}

function longestBlock(at: number, to: number): { readonly name: Block; readonly end: number } {
  for (const level of levels) {
    if (level.begins(at) && level.end(at) <= to) return { name: nameOf(at, level), end: level.end(at) };
  }
  throw new RangeError(`No quarter-hour lies between ${new Date(at).toISOString()} and the end.`);
}
