import type { Data } from '@tillgraph/cli/testing/graph-client';

/** What people asked of a shop and what it answered. Times are ms of this process's steady clock. */
export interface History {
  readonly changes: readonly Change[];
  readonly readings: readonly Reading[];
}

/** A change that somebody asked for, under one key until it was answered. */
export interface Change {
  /** Some text of its events names it; see `keyOf`. */
  readonly key: string;
  readonly mutation: string;
  readonly input: Data;
  /** When it was sent first. */
  readonly begin: number;
  /** Undefined as long as nobody has answered. */
  answer?: Answered;
}

export interface Answered {
  readonly end: number;
  /** More than 1: it was sent again, under the same key. */
  readonly attempts: number;
  readonly payload: Data;
}

/** What was read, with the token of all that anybody was answered before. */
export interface Reading {
  readonly kind: 'account' | 'product' | 'order';
  readonly id: string;
  readonly begin: number;
  readonly end: number;
  readonly seen: Data;
}

export const isAccepted = ({ answer }: Change): boolean =>
  answer !== undefined && answer.payload.userErrors.length === 0;
export const isRefused = ({ answer }: Change): boolean =>
  answer !== undefined && answer.payload.userErrors.length > 0;
