import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/**
 * kafkajs 2.2.4 lets each connection that nothing waits for look a thousand times a second whether anything does
 * (https://github.com/tulios/kafkajs/issues/1704): with some dozen connections a process, that is most of what a shop at
 * rest does. A connection looks by itself whenever a request is added or answered; what is left is a request that waits.
 */
const { scheduleCheckPendingRequests } = RequestQueue.prototype;

RequestQueue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
  if (this.pending.length > 0) scheduleCheckPendingRequests.call(this);
};
