import { check } from 'k6';
import { setTimeout } from 'k6/timers';
import { type Params, WebSocket } from 'k6/websockets';
import { accessTokenOf, type Session, shopUrl } from './graph.ts';

/**
 * A subscription on a WebSocket of its own, by graphql-transport-ws
 * (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md), for `seconds`. When the shop closes the socket
 * before, as it does when the access token expires, it is opened again with the variables of that moment.
 */
export function subscribe<Data>(
  session: Session,
  { operation, document, variables, seconds, onData }: Subscription<Data>,
): void {
  const endsAt = Date.now() + seconds * 1000;
  open();

  function open(): void {
    const socket = new WebSocket(`${shopUrl().replace(/^http/, 'ws')}/graphql`, null, protocol);
    const send = (message: object) => socket.send(JSON.stringify(message));
    let isDone = false;

    setTimeout(() => {
      isDone = true;
      socket.close();
    }, endsAt - Date.now());

    socket.onopen = () =>
      send({ type: 'connection_init', payload: { authorization: `Bearer ${accessTokenOf(session)}` } });
    socket.onmessage = (event) => {
      const { type, payload } = JSON.parse(String(event?.data)) as Message<Data>; // by the protocol
      if (type === 'connection_ack') {
        send({ id: '1', type: 'subscribe', payload: { query: document, variables: variables() } });
      } else if (type === 'ping') {
        send({ type: 'pong' });
      } else {
        const { data } = payload ?? {};
        check(data, { [`${operation} has no errors`]: (value) => !!value && type === 'next' }, { operation });
        if (data) onData(data);
      }
    };
    socket.onclose = () => {
      if (!isDone) setTimeout(open, 1000);
    };
  }
}

const protocol: Params = { headers: { 'Sec-WebSocket-Protocol': 'graphql-transport-ws' } };

interface Subscription<Data> {
  readonly operation: string;
  readonly document: string;
  readonly variables: () => object;
  readonly seconds: number;
  readonly onData: (data: Data) => void;
}

interface Message<Data> {
  readonly type: string;
  readonly payload?: { readonly data?: Data; readonly errors?: unknown };
}
