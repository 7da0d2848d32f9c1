import type { Client } from 'graphql-ws';
import { createStore, type Store } from '../app/store.ts';

/** Whether live figures come in. `since`: the last sign of life, ms since 1970. */
export type Connection =
  | { readonly status: 'connecting' }
  | { readonly status: 'live' }
  | { readonly status: 'reconnecting'; readonly since: number };

/** What the socket's client tells of itself. */
export function watchConnection(socket: Client): Store<Connection> {
  const connection = createStore<Connection>({ status: 'connecting' });
  let heard: number | undefined;
  const hear = () => {
    heard = Date.now();
  };
  const lost = () => {
    if (heard !== undefined && connection.get().status === 'live') {
      connection.set({ status: 'reconnecting', since: heard });
    }
  };
  socket.on('message', hear);
  socket.on('connected', () => {
    hear();
    connection.set({ status: 'live' });
  });
  socket.on('closed', lost);
  socket.on('error', lost);
  return connection;
}
