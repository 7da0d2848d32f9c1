import type { WebSocket } from 'ws';

/** Finds out by their silence which peers are gone without a word, and ends their sockets. */
export interface Heartbeats {
  /** From now on, until it is closed. */
  watch(socket: WatchedSocket): void;
  stop(): void;
}

export type WatchedSocket = Pick<WebSocket, 'on' | 'ping' | 'terminate'>;

/** Each socket is asked every `interval` ms; a few at a time, for to ask ten thousand at once delays what others are told. */
export function createHeartbeats(interval: number): Heartbeats {
  const groups = Array.from({ length: groupCount }, () => new Set<WatchedSocket>());
  const silent = new WeakSet<WatchedSocket>();
  let joined = 0;
  let turn = 0;

  const ask = (socket: WatchedSocket) => {
    if (silent.has(socket)) {
      socket.terminate();
      return;
    }
    silent.add(socket);
    socket.ping();
  };
  const timer = setInterval(() => {
    turn += 1;
    for (const socket of groups[turn % groupCount] ?? []) {
      ask(socket);
    }
  }, interval / groupCount);

  return {
    watch(socket) {
      joined += 1;
      const group = groups[joined % groupCount];
      group?.add(socket);
      socket.on('pong', () => silent.delete(socket));
      socket.on('close', () => group?.delete(socket));
    },
    stop: () => clearInterval(timer),
  };
}

const groupCount = 100;
