import { z } from 'zod';

/** What the relay tells from time to time: how far the log is, and how far its topic. */
export interface PublishedHead {
  readonly epoch: string;
  readonly generation: number;
  /** N: a slot's events are in partition slot mod N. */
  readonly partitions: number;
  /** The log's last position. */
  readonly head: number;
  /** Every event up to here is in the topic ... */
  readonly position: number;
  /** ... before these offsets of its partitions. */
  readonly offsets: readonly number[];
}

const schema = z.object({
  epoch: z.string(),
  generation: z.number(),
  partitions: z.number(),
  head: z.number(),
  position: z.number(),
  offsets: z.array(z.number()),
});

export const encodeHead = (head: PublishedHead): string => JSON.stringify(head);

export const decodeHead = (value: Buffer | null): PublishedHead => schema.parse(JSON.parse(String(value)));
