import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { SubgraphUnavailable } from '../../errors.ts';
import { createHttpTransport } from './http-transport.ts';

const query = { query: '{ a }', headers: { authorization: 'Bearer x' }, repeatable: true } as const;
const mutation = { query: 'mutation { a }', headers: {} } as const;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** Answers the first request by the first of the answers, and so on; the last again and again. */
async function subgraph(
  ...answers: ((request: IncomingMessage, response: ServerResponse) => void)[]
): Promise<{ readonly url: string; readonly requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const body: Buffer[] = [];
    request.on('data', (chunk) => body.push(chunk));
    request.on('end', () => {
      requests.push(Buffer.concat(body).toString());
      answers[Math.min(requests.length, answers.length) - 1]?.(request, response);
    });
  });
  return { url: await listen(server), requests };
}

function transportTo(url: string, deadline = 2_000, maxAnswer = 1_000_000) {
  const deadlines = { query: deadline, mutation: deadline };
  const transport = createHttpTransport({ subgraph: 'orders', url, deadlines, maxAnswer });
  closing.push(() => transport.close());
  return transport;
}

const json = (body: unknown, status = 200) => {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
};
const text = (body: string, status = 200) => {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end(body);
  };
};
const cut = (_request: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"data":');
  setImmediate(() => response.destroy());
};
const silent = () => undefined;
const a1 = { data: { a: 1 } };

describe('an answer', () => {
  test('of GraphQL counts, whatever its status', async () => {
    const refused = { errors: [{ message: 'No.', extensions: { code: 'BAD_USER_INPUT' }, path: ['a'] }] };
    const { url } = await subgraph(json(a1), json(refused, 400), json({ data: null, ...refused }, 500));
    const transport = transportTo(url);
    expect(await transport.execute(query)).toEqual(a1);
    const { errors } = await transport.execute(query);
    expect(errors?.map((error) => error.toJSON())).toEqual(refused.errors);
    expect(await transport.execute(query)).toMatchObject({ data: null, errors: [{ message: 'No.' }] });
  });

  test.each([
    ['a page of HTML', text('<html>')],
    ['a fault of what lies between', text('no', 500)],
    ['half of one', cut],
    ['a list', json([a1])],
    ['an object without data', json({ hello: 1 })],
    ['data that is none', json({ data: 'all' })],
    ['errors that are none', json({ data: { a: 1 }, errors: 'many' })],
    ['more than may be', json({ data: { a: 'x'.repeat(2_000_000) } })],
    ['one that never comes', silent],
  ])('that is %s makes the subgraph unavailable, whose host is not told', async (_what: string, answer) => {
    const { url } = await subgraph(answer);
    const failed = transportTo(url, 500).execute(query);
    await expect(failed).rejects.toThrow(SubgraphUnavailable);
    await expect(failed).rejects.toThrow(/^orders did not answer/);
  });

  test('by which credentials are refused says so', async () => {
    const { url } = await subgraph(text('', 401), text('', 403));
    const transport = transportTo(url);
    expect(await transport.execute(query)).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await transport.execute(query)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });
});

describe('what failed', () => {
  test.each([
    ['a 503', text('', 503)],
    ['a 408', text('', 408)],
    ['a cut connection', cut],
  ])('by %s is tried again for a query, with all that it had', async (_what: string, failure) => {
    const { url, requests } = await subgraph(failure, failure, json(a1));
    expect(await transportTo(url).execute({ ...query, variables: { v: 1 } })).toEqual(a1);
    expect(requests.map((request) => JSON.parse(request))).toEqual(
      Array(3).fill({ query: '{ a }', variables: { v: 1 } }),
    );
  });

  test.each([400, 404, 413, 429])(
    'by a %i is the request’s own: it is not tried again, nor are others kept from the subgraph',
    async (status) => {
      const { url, requests } = await subgraph(...Array(12).fill(text('', status)), json(a1));
      const transport = transportTo(url);
      for (let asked = 1; asked <= 12; asked += 1) {
        await expect(transport.execute(query)).rejects.toThrow(SubgraphUnavailable);
        expect(requests).toHaveLength(asked);
      }
      expect(await transport.execute(query)).toEqual(a1);
    },
  );

  test('is not tried again for a mutation, which may have been made', async () => {
    const { url, requests } = await subgraph(cut, json(a1));
    await expect(transportTo(url).execute(mutation)).rejects.toThrow(SubgraphUnavailable);
    expect(requests).toHaveLength(1);
  });

  test('again and again is left alone, and comes back by itself', async () => {
    const { url, requests } = await subgraph(...Array(12).fill(text('', 500)), json(a1));
    const transport = transportTo(url);
    const ask = () =>
      transport.execute(mutation).then(
        () => 'answered',
        (error: Error) => error.message,
      );
    const told = new Set<string>();
    for (let asked = 0; asked < 50; asked += 1) told.add(await ask());
    expect(requests).toHaveLength(10);
    expect([...told]).toEqual([
      'orders did not answer.',
      'orders has failed again and again, and is left alone for a moment.',
    ]);
    const end = Date.now() + 10_000;
    while ((await ask()) !== 'answered' && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await transport.execute(mutation)).toEqual(a1);
  });
});

describe('a subgraph', () => {
  test('that is not there is unavailable, until it is', async () => {
    const placeholder = createTcpServer();
    const url = await listen(placeholder);
    await closing.pop()?.();
    const transport = transportTo(url);
    await expect(transport.execute(query)).rejects.toThrow(SubgraphUnavailable);
    const server = createServer(json(a1));
    await new Promise<void>((resolve) => server.listen(Number(new URL(url).port), '127.0.0.1', resolve));
    closing.push(async () => server.close());
    expect(await transport.execute(query)).toEqual(a1);
  });

  test('that takes connections and says nothing is given up at the deadline, or with its signal', async () => {
    const url = await listen(createTcpServer());
    const begun = performance.now();
    await expect(transportTo(url, 300).execute(query)).rejects.toThrow(SubgraphUnavailable);
    expect(performance.now() - begun).toBeLessThan(1_500);
    const leaving = new AbortController();
    const failed = transportTo(url, 60_000).execute({ ...query, signal: leaving.signal });
    leaving.abort();
    await expect(failed).rejects.toThrow(SubgraphUnavailable);
  });

  test('is asked over connections that are kept', async () => {
    let connections = 0;
    const server = createServer(json(a1));
    server.on('connection', () => {
      connections += 1;
    });
    const transport = transportTo(await listen(server));
    for (let asked = 0; asked < 20; asked += 1) await transport.execute(query);
    // A connection counts as free only a moment after its answer.
    expect(connections).toBeLessThan(4);
  });

  test('is asked once for equal queries that are in flight together', async () => {
    const { url, requests } = await subgraph(json(a1));
    const transport = transportTo(url);
    const answers = await Promise.all(
      ['x', 'x', 'y'].map((shareKey) => transport.execute({ ...query, shareKey })),
    );
    expect(answers).toEqual([a1, a1, a1]);
    expect(requests).toHaveLength(2);
  });
});
