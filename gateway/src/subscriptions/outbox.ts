/** Sends messages to one client no faster than it reads, and keeps what waits bounded. */
export interface Outbox {
  /** In order, but a message replaces one with the same key that still waits. */
  put(message: OutgoingMessage, replacing?: Replacing): void;
  /** Called once, when nothing waits any more. */
  whenEmpty(listener: () => void): void;
}

/** A frame that is put together only when it is sent, so that what waits shares its payload with other clients. */
export type OutgoingMessage = () => Buffer | string;

export interface Replacing {
  readonly key: string;
  /**
   * The end of the queue, for what may not overtake others: a client resumes by the cursor that came last. The replaced
   * one's place, for all else, so that what changes all the time is told at all.
   */
  readonly takes: 'end' | 'place';
}

export interface Channel {
  /** Calls back when the message has left the process. */
  send(message: Buffer | string, sent: () => void): void;
  /** Bytes that were sent and have not left the process. */
  buffered(): number;
  /** The client is too slow: more things than may wait have news for it. */
  overflow(): void;
}

export function createOutbox(channel: Channel): Outbox {
  const waiting = new Map<string | symbol, OutgoingMessage>();
  let overflowed = false;
  let whenEmpty: (() => void) | undefined;

  const flush = () => {
    for (const [key, message] of waiting) {
      if (channel.buffered() >= maxBuffered) {
        return;
      }
      waiting.delete(key);
      channel.send(message(), flush);
    }
    whenEmpty?.();
    whenEmpty = undefined;
  };

  return {
    put(message, replacing) {
      if (overflowed) {
        return;
      }
      if (replacing?.takes === 'end') {
        waiting.delete(replacing.key);
      }
      waiting.set(replacing?.key ?? Symbol('unkeyed'), message);
      if (waiting.size > maxWaiting) {
        overflowed = true;
        waiting.clear();
        channel.overflow();
        return;
      }
      flush();
    },
    whenEmpty(listener) {
      whenEmpty = listener;
      flush();
    },
  };
}

/** Bytes. Enough to keep a fast client's connection full; more would only be old news. */
const maxBuffered = 64 * 1024;
const maxWaiting = 1000;
