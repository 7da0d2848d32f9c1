import type { GraphQLFormattedError } from 'graphql';
import type { Replacing } from './outbox.ts';

/** A result on its way to clients, serialised once for all of them. */
export interface ResultMessage {
  /** What it is the newest state of: it replaces one with the same key that still waits. Undefined: none. */
  readonly replacing: Replacing | undefined;
  readonly payload: Buffer;
}

/** One client's end of one operation. After `refuse` or `complete` nothing follows. */
export interface Subscriber {
  next(message: ResultMessage): void;
  refuse(errors: readonly GraphQLFormattedError[]): void;
  complete(): void;
}

export const payloadOf = (result: object): Buffer => Buffer.from(JSON.stringify(result));
