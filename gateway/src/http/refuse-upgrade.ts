import type { Duplex } from 'node:stream';

/** Answers what asked to become a socket and may not: the status line, then headers. */
export function refuseUpgrade(socket: Duplex, ...head: readonly string[]): void {
  // Node listens to errors of requests, but not of what asks to be upgraded.
  socket.on('error', () => socket.destroy());
  socket.end([...head, 'connection: close', '', ''].join('\r\n'));
}
