import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createDrainingServer, type DrainingServer } from './draining-server.ts';

/** Bytes. More than systems keep of what was sent and not read. */
const large = 64 * 2 ** 20;
let answered: (response: ServerResponse) => void;
const taken: string[] = [];
let server: DrainingServer;
let port: number;
beforeAll(async () => {
  server = createDrainingServer({
    async answer(request, response) {
      taken.push(await bodyOf(request));
      if (request.url === '/large') answered(response.end(Buffer.alloc(large)));
      else response.end('ok');
    },
    upgrade: (_request, socket) => socket.destroy(),
    onFault: (_error, response) => response.destroy(),
    closeTimeout: 1_000,
    patience: { headers: 200, request: 400, silence: 500 },
  });
  ({ port } = await server.listen(0, '127.0.0.1'));
});
afterAll(() => server.close());
beforeEach(() => taken.splice(0));

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

/** What is answered until the server closes the connection; `drip`: sent over and over as long as it is open. */
async function send(text: string, drip?: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (part) => {
    answer += part;
  });
  // A reset is an answer, too.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text, 'latin1');
  const dripping = drip === undefined ? undefined : setInterval(() => socket.write(drip), 20);
  await once(socket, 'close');
  clearInterval(dripping);
  return answer;
}

const lines = (...given: readonly string[]) => given.join('\r\n');
const post = (...headers: readonly string[]) => lines('POST / HTTP/1.1', 'Host: shop', ...headers, '', '');

describe('a request that two servers could read differently is refused, and what it may hide is not taken for another', () => {
  const hidden = lines('GET /hidden HTTP/1.1', 'Host: shop', '', '');

  test.each([
    ['two lengths', `${post('Content-Length: 0', 'Content-Length: 42')}${hidden}`],
    ['the same length twice', `${post('Content-Length: 0', 'Content-Length: 0')}${hidden}`],
    ['lengths in a list', `${post('Content-Length: 0, 0')}${hidden}`],
    ['a length with a sign', `${post('Content-Length: +0')}${hidden}`],
    ['a negative length', `${post('Content-Length: -1')}${hidden}`],
    ['a length and chunks', `${post('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n${hidden}`],
    ['chunks and a length', `${post('Transfer-Encoding: chunked', 'Content-Length: 5')}0\r\n\r\n${hidden}`],
    ['another encoding', `${post('Transfer-Encoding: xchunked')}${hidden}`],
    ['chunks that are not last', `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n${hidden}`],
    ['a space before the colon', `${post('Transfer-Encoding : chunked')}0\r\n\r\n${hidden}`],
    ['a folded line', `${post('X-A: b', ' Transfer-Encoding: chunked')}${hidden}`],
    ['bare line feeds', `GET / HTTP/1.1\nHost: shop\n\n${hidden}`],
    ['a bare line feed in a header', `GET / HTTP/1.1\r\nHost: shop\nX-A: b\r\n\r\n${hidden}`],
    ['a bare carriage return', `GET / HTTP/1.1\r\nHost: shop\rX-A: b\r\n\r\n${hidden}`],
    ['a NUL', `GET / HTTP/1.1\r\nHost: shop\r\nX-A: \0\r\n\r\n${hidden}`],
    ['a chunk of no length', `${post('Transfer-Encoding: chunked')}\r\n\r\n${hidden}`],
    [
      'a chunk of more than there can be',
      `${post('Transfer-Encoding: chunked')}fffffffffffffffff\r\na${hidden}`,
    ],
  ])('%s', async (_what, text) => {
    expect(await send(text)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n(?!.*HTTP)/s);
    expect(taken).toEqual([]);
  });

  test('headers of more than 16 KiB', async () => {
    expect(await send(`GET / HTTP/1.1\r\nHost: shop\r\nX-A: ${'x'.repeat(17_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    );
    expect(taken).toEqual([]);
  });
});

describe('a connection is not kept for who never comes to the end of a request', () => {
  test.each([
    ['says nothing', '', undefined],
    ['sends headers a line at a time', 'GET / HTTP/1.1\r\n', 'X-A: b\r\n'],
    ['sends a body a byte at a time', post('Content-Length: 100000'), 'x'],
    ['stops in the midst of a body', post('Content-Length: 100000'), undefined],
  ])('who %s', async (_what, text, drip) => {
    expect(await send(text, drip)).toMatch(/^(HTTP\/1\.1 408 Request Timeout\r\n.*)?$/s);
    expect(taken).toEqual([]);
  });
});

describe('an answer is not kept for who does not read it', () => {
  const asking = async () => {
    const isAnswered = new Promise<ServerResponse>((resolve) => {
      answered = resolve;
    });
    const socket = connect(port, '127.0.0.1').pause();
    socket.on('error', () => undefined);
    socket.write(lines('GET /large HTTP/1.1', 'Host: shop', 'Connection: close', '', ''));
    return { socket, response: await isAnswered };
  };

  /** Bytes that come until the connection is closed. */
  async function readFrom(socket: Socket): Promise<number> {
    let read = 0;
    socket.on('data', (part) => {
      read += part.length;
    });
    socket.resume();
    await once(socket, 'close');
    return read;
  }

  test('its connection is closed', async () => {
    const { socket, response } = await asking();
    await once(response, 'close');
    expect(await readFrom(socket)).toBeLessThan(large);
  });

  test('who reads it has it', async () => {
    const { socket } = await asking();
    expect(await readFrom(socket)).toBeGreaterThan(large);
  });
});
