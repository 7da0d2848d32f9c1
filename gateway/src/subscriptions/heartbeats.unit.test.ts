import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import { createHeartbeats, type Heartbeats, type WatchedSocket } from './heartbeats.ts';

/** A socket whose peer answers each ping, or none. */
function socketOf(answers: boolean) {
  const events = new EventEmitter();
  let pings = 0;
  let ended = false;
  const socket = {
    on: events.on.bind(events),
    ping() {
      pings += 1;
      if (answers) events.emit('pong');
    },
    terminate() {
      ended = true;
      events.emit('close');
    },
  };
  // Of a socket, what heartbeats use.
  return { socket: socket as unknown as WatchedSocket, pings: () => pings, ended: () => ended };
}

let heartbeats: Heartbeats;
beforeEach(() => {
  jest.useFakeTimers();
  heartbeats = createHeartbeats(20_000);
});
afterEach(() => {
  heartbeats.stop();
  jest.useRealTimers();
});

test('a peer that does not answer is gone by the next time that it is asked', () => {
  const [there, gone] = [socketOf(true), socketOf(false)];
  heartbeats.watch(there.socket);
  heartbeats.watch(gone.socket);
  jest.advanceTimersByTime(20_000);
  expect([there.pings(), gone.pings(), gone.ended()]).toEqual([1, 1, false]);
  jest.advanceTimersByTime(20_000);
  expect([there.ended(), gone.ended()]).toEqual([false, true]);
  jest.advanceTimersByTime(20_000);
  expect([there.pings(), gone.pings()]).toEqual([3, 1]);
});

test('many are asked a few at a time, each once', () => {
  const sockets = Array.from({ length: 1000 }, () => socketOf(true));
  for (const { socket } of sockets) heartbeats.watch(socket);
  const asked = () => sockets.reduce((sum, { pings }) => sum + pings(), 0);
  jest.advanceTimersByTime(200);
  expect(asked()).toBe(10);
  jest.advanceTimersByTime(19_800);
  expect(sockets.every(({ pings }) => pings() === 1)).toBe(true);
});
