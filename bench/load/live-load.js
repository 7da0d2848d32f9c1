/**
 * `subscribers`, each on a socket of its own, the orders (`{ id, lineId }`) in turn; then `changes` of the orders, one
 * after the other. Answers the delay from the moment that a change was recorded (Order.updatedAt, to the ms) until a
 * subscriber has it, and the memory of the serving process for each of them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { percentiles } from '../measuring/percentiles.js';
import { answer, parameters } from '../measuring/script.js';
import { residentMemory } from '../running/memory.js';
import { graphClient } from '../shop/graph-client.js';
import { subscribe } from './subscriber.js';

/** Sockets that are opened at the same time. */
const atOnce = 100;
/** ms in which the server comes to rest before its memory is read. */
const restMs = 1000;
/** Below it what a process does anyway is more than what they take. */
const leastForMemory = 100;

const { url, token, pid, orders, subscribers, changes } = parameters();
const client = graphClient(url, token);
const delays = [];
/** Called for each message; the first of a subscriber is the order as it is. */
let onOrder = () => {};

const before = residentMemory(pid);
const sockets = [];
for (let index = 0; index < subscribers; index += atOnce) {
  const some = Array.from({ length: Math.min(atOnce, subscribers - index) }, (_, offset) =>
    subscribe(url, token, orders[(index + offset) % orders.length].id, (order) => onOrder(order)),
  );
  sockets.push(...(await Promise.all(some)));
}
await pause(restMs);
const after = residentMemory(pid);

for (let change = 0; change < changes; change++) {
  const { id: orderId, lineId } = orders[change % orders.length];
  const awaited = Math.max(1, Math.floor(subscribers / orders.length));
  await new Promise((resolve, reject) => {
    let received = 0;
    onOrder = ({ updatedAt }) => {
      delays.push(Date.now() - Date.parse(updatedAt));
      received += 1;
      if (received === awaited) resolve();
    };
    const input = { orderId, lines: [{ lineId, quantity: 1 }], reason: 'Broken' };
    client.mutate('refundOrder', 'RefundOrderInput', 'order { id }', input).catch(reject);
  });
}
answer({
  ...percentiles(delays),
  memoryEach: subscribers >= leastForMemory ? (after - before) / subscribers / 1000 : undefined,
});
for (const socket of sockets) socket.terminate();
await client.stop();
