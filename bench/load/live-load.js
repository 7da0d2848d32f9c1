/**
 * `subscribers`, each on a socket of its own, the orders (`{ id, lineId }`) in turn; then `changes` of the orders, one
 * after the other. Answers the delay from the moment that a change was recorded until a subscriber has it, how many
 * subscribed a second, and the memory of the serving process for each of them.
 *
 * A change is one message to each subscriber of its order, known by the order's next version: any other message fails
 * the run. Arrivals are noted before anything is read, for reading one would delay the next. `Order.updatedAt` is cut to
 * the ms, so half of one is taken off. It is of before the change is written: with the log, ours waits for its flush.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { percentiles } from '../measuring/percentiles.js';
import { answer, parameters } from '../measuring/script.js';
import { residentMemory } from '../running/memory.js';
import { graphClient } from '../shop/graph-client.js';
import { orderIn, subscribe } from './subscriber.js';

/** Sockets that are opened at the same time. */
const atOnce = 100;
/** ms in which the server comes to rest before its memory is read. */
const restMs = 1000;
/** Below it what a process does anyway is more than what they take. */
const leastForMemory = 100;
/** Changes that are not counted: the server compiles what it has just begun to run. */
const warmUps = 20;
/** ms after each change: it is the delay that is measured, not how many changes there can be. */
const betweenMs = 25;

const { url, token, pid, orders, subscribers, changes } = parameters();
const client = graphClient(url, token);
const versions = new Map();
const subscribersOf = new Map();
let messages = [];
let onMessage = () => {};

const before = residentMemory(pid);
const began = performance.now();
const sockets = [];
for (let index = 0; index < subscribers; index += atOnce) {
  const some = Array.from({ length: Math.min(atOnce, subscribers - index) }, (_, offset) =>
    subscribe(url, token, orders[(index + offset) % orders.length].id, (text) => {
      messages.push({ at: performance.timeOrigin + performance.now(), text });
      onMessage();
    }),
  );
  for (const { socket, order } of await Promise.all(some)) {
    sockets.push(socket);
    versions.set(order.id, order.version);
    subscribersOf.set(order.id, (subscribersOf.get(order.id) ?? 0) + 1);
  }
}
const connects = subscribers / ((performance.now() - began) / 1000);
await pause(restMs);
const after = residentMemory(pid);

const delays = [];
for (let change = 0; change < warmUps + changes; change++) {
  const delaysOfOne = await delaysOf(orders[change % orders.length]);
  if (change >= warmUps) delays.push(...delaysOfOne);
  await pause(betweenMs);
}
answer({
  ...percentiles(delays),
  connects,
  memoryEach: subscribers >= leastForMemory ? (after - before) / subscribers / 1000 : undefined,
});
for (const socket of sockets) socket.terminate();
await client.stop();

/** Of one change, for each subscriber of the order. */
async function delaysOf({ id: orderId, lineId }) {
  const awaited = subscribersOf.get(orderId);
  const told = new Promise((resolve) => {
    onMessage = () => messages.length >= awaited && resolve();
  });
  const input = { orderId, lines: [{ lineId, quantity: 1 }], reason: 'Broken' };
  await Promise.all([client.mutate('refundOrder', 'RefundOrderInput', 'order { id }', input), told]);
  const version = versions.get(orderId) + 1;
  versions.set(orderId, version);
  const received = messages;
  messages = [];
  return received.map(({ at, text }) => {
    const order = orderIn(text);
    if (order.id !== orderId || order.version !== version) throw new Error(`Not of this change: ${text}`);
    return at - Date.parse(order.updatedAt) - 0.5;
  });
}
