import { once } from 'node:events';
import { connect } from 'node:net';
import { readJson } from '@tillgraph/platform/http';
import pino from 'pino';
import { createHttpServer } from './server.ts';

test('a request that is never sent to its end is no fault, and does not keep the server from closing', async () => {
  const logged: string[] = [];
  let reached: () => void = () => undefined;
  const reading = new Promise<void>((resolve) => (reached = resolve));
  const server = createHttpServer({
    graph: () => ({
      route: async (request) => {
        reached();
        await readJson(request, 1_000);
      },
      upgrade: () => undefined,
    }),
    pageAt: () => undefined,
    closeTimeout: 50,
    logger: pino({}, { write: (line) => logged.push(line) }),
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const client = connect(port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write('POST /graphql HTTP/1.1\r\nhost: shop\r\ncontent-length: 100\r\n\r\n{"query":');
  const left = once(client, 'close');
  await reading;
  await server.close();
  await left;
  expect(logged).toEqual([]);
});
