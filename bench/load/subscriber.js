import WebSocket from 'ws';
import { orderFields } from '../peers/shop-schema.js';

/**
 * A graphql-transport-ws client of one order: resolves with { socket, order } when it was told the order as it is.
 * `onMessage` gets the text of each result that comes after it, as it came.
 */
export function subscribe(url, token, orderId, onMessage) {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', {
    perMessageDeflate: false,
  });
  const send = (message) => socket.send(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    let isTold = false;
    socket.once('error', reject);
    socket.once('close', (code, reason) => reject(new Error(`${code} ${reason}`)));
    socket.once('open', () =>
      send({ type: 'connection_init', payload: token && { authorization: `Bearer ${token}` } }),
    );
    socket.on('message', (text) => {
      if (isTold && !isPing(text)) {
        onMessage(text);
        return;
      }
      const { type } = JSON.parse(text);
      if (type === 'connection_ack') {
        send({ id: '1', type: 'subscribe', payload: { query: subscription, variables: { orderId } } });
      } else if (type === 'ping') {
        send({ type: 'pong' });
      } else {
        isTold = true;
        resolve({ socket, order: orderIn(text) });
      }
    });
  });
}

/** What a result tells; throws for any other message. */
export function orderIn(text) {
  const { type, payload } = JSON.parse(text);
  if (type !== 'next' || payload.errors) throw new Error(String(text));
  return payload.data.orderChanged;
}

/** A result is longer. */
const isPing = (text) => text.length < 30;

const subscription = `subscription Order($orderId: ID!) { orderChanged(orderId: $orderId) { ${orderFields} version updatedAt } }`;
