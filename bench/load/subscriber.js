import WebSocket from 'ws';
import { orderFields } from '../peers/shop-schema.js';

/** A graphql-transport-ws client of one order; resolves with its socket when it was told the order as it is. */
export function subscribe(url, token, orderId, onOrder) {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  const send = (message) => socket.send(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    let isTold = false;
    socket.once('error', reject);
    socket.once('close', (code, reason) => reject(new Error(`${code} ${reason}`)));
    socket.once('open', () =>
      send({ type: 'connection_init', payload: token && { authorization: `Bearer ${token}` } }),
    );
    socket.on('message', (text) => {
      const { type, payload } = JSON.parse(text);
      if (type === 'connection_ack') {
        send({ id: '1', type: 'subscribe', payload: { query: subscription, variables: { orderId } } });
      } else if (type === 'ping') {
        send({ type: 'pong' });
      } else if (type !== 'next' || payload.errors) {
        reject(new Error(String(text)));
      } else if (isTold) {
        onOrder(payload.data.orderChanged);
      } else {
        isTold = true;
        resolve(socket);
      }
    });
  });
}

const subscription = `subscription Order($orderId: ID!) { orderChanged(orderId: $orderId) { ${orderFields} version updatedAt } }`;
