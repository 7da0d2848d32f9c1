import type { JsonValue, LogPosition } from './port.ts';

/** What `append_batch` answers. */
export type BatchResult =
  | WrittenBatch
  /** Nothing was written: the log was restored, and has this epoch now. */
  | { readonly outcome: 'epoch'; readonly epoch: string }
  /** Nothing was written, nor ever will be. */
  | { readonly outcome: 'given up' };

export interface WrittenBatch {
  readonly outcome: 'written';
  /** The log's last before the batch. */
  readonly position: number;
  /** Of the log's last event before the batch, in ms since 1970. */
  readonly recordedAt: number;
  /** Indexes of the commands that were not written. May repeat one. */
  readonly leftOut: readonly number[];
  /** Streams that have other events than their commands were decided on. */
  readonly stale: readonly string[] | null;
  /** Commands that were decided on one that was not written. */
  readonly dependent: readonly number[] | null;
  readonly repeated: readonly FirstOutcome[] | null;
  readonly taken: readonly TakenClaim[] | null;
  /** The counters' last numbers, after the batch. */
  readonly numbers: Readonly<Record<string, number>> | null;
}

/** What the key's first command was answered. */
export interface FirstOutcome {
  readonly command: number;
  readonly hash: string;
  readonly accepted: boolean;
  readonly answer: JsonValue;
  readonly positions: readonly LogPosition[] | null;
}

export interface TakenClaim {
  readonly command: number;
  readonly scope: string;
  readonly value: string;
  readonly owner: string;
}
