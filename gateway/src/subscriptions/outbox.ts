/** Sends messages to one client no faster than it reads, and keeps what waits bounded. */
export interface Outbox {
  /** In order, but a message replaces one with the same key that still waits. */
  put(key: string | undefined, message: OutgoingMessage): void;
  /** Called once, when nothing waits any more. */
  whenEmpty(listener: () => void): void;
}

/** A frame that is put together only when it is sent, so that what waits shares its payload with other clients. */
export type OutgoingMessage = () => Buffer | string;

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
    put(key, message) {
      if (overflowed) {
        return;
      }
      waiting.set(key ?? Symbol('unkeyed'), message);
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
