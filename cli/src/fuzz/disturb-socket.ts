import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { Random } from '../demo-shop/random.ts';
import { complaintsAbout, complaintsAboutText, type Errors } from './complaints.ts';

export interface Disturbance {
  readonly address: string;
  readonly authorization: string | undefined;
  /** Operations to ask for. */
  readonly operations: readonly { readonly query: string; readonly variables: object }[];
}

/** Says to a socket what the protocol knows, in any order, and what it does not; answers what was wrong with what came. */
export async function disturbSocket(random: Random, disturbance: Disturbance): Promise<readonly string[]> {
  const { address, authorization } = disturbance;
  const socket = new WebSocket(`${address.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const complaints: string[] = [];
  const closed = once(socket, 'close').then(([code, reason]) => {
    if (!codes.has(code)) complaints.push(`closed with ${code} ${reason}`);
    complaints.push(...complaintsAboutText(String(reason)));
  });
  const ended = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as {
        type: string;
        payload?: { errors?: Errors; end?: boolean } & Errors;
      };
      if (message.type === 'pong' && message.payload?.end) resolve();
      if (message.type === 'error') complaints.push(...complaintsAbout(200, message.payload ?? []));
      if (message.type === 'next') complaints.push(...complaintsAbout(200, message.payload?.errors ?? []));
    });
  });
  await once(socket, 'open');
  if (random.chance(0.8))
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  for (const operation of disturbance.operations) {
    const id = random.pick(['1', '2', '', 'x'.repeat(200), '__proto__']);
    socket.send(JSON.stringify({ type: 'subscribe', id, payload: operation }));
    if (random.chance(0.3)) socket.send(random.pick(messages)());
  }
  socket.send(JSON.stringify({ type: 'ping', payload: { end: true } }));
  const late = setTimeout(() => {
    complaints.push('nothing came in time');
    socket.terminate();
  }, patience);
  await Promise.race([ended, closed]);
  clearTimeout(late);
  if (socket.readyState === socket.OPEN) socket.close(1000);
  await closed;
  return complaints;
}

/** Bytes that are no frames, after the greeting that makes a connection a socket; or before it. */
export async function disturbConnection(random: Random, address: string): Promise<readonly string[]> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  // That it is reset is one way to be refused.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const bytes = Buffer.from(Array.from({ length: random.between(1, 300) }, () => random.between(0, 255)));
  const line = `${random.pick(['GET', 'POST', 'BREW', ''])} ${random.pick(['/graphql', '/', '*', '//', '/%00', '/\u0001'])} HTTP/1.1`;
  const head = random.chance(0.6) ? greeting : [line, 'host: shop', `${random.pick(headers)}`].join('\r\n');
  socket.end(Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), bytes]));
  const late = setTimeout(() => socket.destroy(), patience);
  await once(socket, 'close');
  clearTimeout(late);
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 400);
  return [
    ...(status >= 500 ? [`${JSON.stringify(head)} was answered ${status}`] : []),
    ...(answer.startsWith('HTTP/1.1 101') ? [] : complaintsAboutText(answer)),
  ];
}

const greeting = [
  'GET /graphql HTTP/1.1',
  'host: shop',
  'connection: upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol: graphql-transport-ws',
].join('\r\n');

const headers = [
  'content-length: -1',
  'content-length: 5\r\ncontent-length: 6',
  'transfer-encoding: chunked\r\ncontent-length: 3',
  'transfer-encoding: xchunked',
  'expect: 100-continue',
  'content-type: application/json; charset=utf-16',
  'content-encoding: gzip',
  'upgrade: h2c',
  'authorization: Bearer \u00ff',
  'cookie: tillgraph-access=..; tillgraph-refresh=;;',
  'accept: text/event-stream',
  `x-forwarded-for: ${'1.1.1.1, '.repeat(200)}`,
];

const messages: readonly (() => string | Buffer)[] = [
  () => '{',
  () => '[]',
  () => '{"type":"connection_init","payload":[]}',
  () => '{"type":"complete","id":"1"}',
  () => '{"type":"complete","id":{"a":1}}',
  () => '{"type":"subscribe","id":"3","payload":{"query":5}}',
  () =>
    '{"type":"subscribe","id":"3","payload":{"query":"{","variables":[],"extensions":{"consistencyToken":"x"}}}',
  () => '{"type":"next","id":"1","payload":{}}',
  () => '{"type":"pong"}',
  () => `{"type":"ping","payload":${'['.repeat(2000)}${']'.repeat(2000)}}`,
  () => '{"__proto__":{"type":"ping"}}',
  () => Buffer.from([0, 1, 2, 255]),
  () => 'x'.repeat(100_000),
];

/** Those that a server closes a socket with by the protocol, or by WebSocket itself. */
const codes: ReadonlySet<unknown> = new Set([
  1000, 1005, 1007, 1009, 1013, 4400, 4401, 4403, 4408, 4409, 4429,
]);

/** ms */
const patience = 20_000;
