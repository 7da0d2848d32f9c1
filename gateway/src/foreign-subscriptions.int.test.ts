import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { useServer as serveOn } from 'graphql-ws/use/ws';
import pino from 'pino';
import { WebSocketServer } from 'ws';
import { createForeignGateway } from './foreign-gateway.ts';
import type { Gateway } from './server.ts';
import { composeSupergraph } from './supergraph/compose.ts';
import { liveOver, socketClient, until } from './testing/clients.ts';
import { createEventSource } from './testing/event-source.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external"])';
const clockTypes = `${link}
  type Query { now: Int }
  type Subscription { ticks: Tick }
  type Tick @key(fields: "count") { count: Int! }`;
const nameTypes = (field: string) => `${link}
  type Query { names: [String] }
  type Tick @key(fields: "count") { count: Int! ${field}: String }`;

const ticks = createEventSource<object>();
const schemaOf = (typeDefs: string, resolvers: object): GraphQLSchema =>
  buildSubgraphSchema({ typeDefs: parse(typeDefs), resolvers: resolvers as never }); // looser than the library's map
const namesSchema = schemaOf(nameTypes('title: String name'), {
  Tick: { name: ({ count }: { count: number }) => `Tick ${count}` },
});
const clockSchema = schemaOf(clockTypes, {
  Subscription: {
    ticks: {
      subscribe: () => ticks.iterate(undefined),
    },
  },
});

const closing: (() => Promise<unknown>)[] = [];
const addresses: Record<string, string> = {};
let folder: string;
let gateway: Gateway;
let url: string;
let connections = 0;

/** As others write them: over graphql-ws's own server. */
async function startSubgraph(name: string, schema: GraphQLSchema): Promise<void> {
  const http = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk as Buffer); // of a stream without an encoding
    const { query, variables } = JSON.parse(Buffer.concat(body).toString());
    const result = await execute({ schema, document: parse(query), variableValues: variables });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  });
  const sockets = new WebSocketServer({ server: http });
  serveOn({ schema }, sockets);
  sockets.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  addresses[name] = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`; // of a server on a port
  closing.push(async () => {
    for (const client of sockets.clients) client.terminate();
    http.closeAllConnections();
    http.close();
  });
}

const writeSupergraph = async (fieldOfTick: string) =>
  writeFile(
    join(folder, 'supergraph.graphql'),
    await composeSupergraph([
      { name: 'clock', url: addresses.clock ?? '', typeDefs: clockTypes },
      { name: 'names', url: addresses.names ?? '', typeDefs: nameTypes(fieldOfTick) },
    ]),
  );

beforeAll(async () => {
  await startSubgraph('clock', clockSchema);
  await startSubgraph('names', namesSchema);
  folder = await mkdtemp(join(tmpdir(), 'foreign-'));
  await writeSupergraph('name');
  gateway = createForeignGateway({
    file: join(folder, 'supergraph.graphql'),
    cacheFolder: join(folder, 'cache'),
    settings: { port: 0, host: '127.0.0.1', rateLimit: 1_000_000, introspection: true, trustedProxies: 0 },
    logger: pino({ level: 'silent' }),
  });
  url = await gateway.listen();
  await gateway.served;
});
afterAll(async () => {
  await gateway.close();
  for (const close of closing) await close();
  await rm(folder, { recursive: true });
});

test('foreign subscriptions are completed by other subgraphs, and outlive a changed supergraph that plans them alike', async () => {
  const closes: unknown[] = [];
  const client = socketClient(url, {}, { on: { closed: (event) => closes.push(event) } });
  const [plain, named] = ['{ count }', '{ count name }'].map((selection) =>
    liveOver(client, { query: `subscription { ticks ${selection} }` }),
  ) as [ReturnType<typeof liveOver>, ReturnType<typeof liveOver>]; // as many as selections
  const tell = (count: number) => {
    ticks.push({ ticks: { count } });
  };
  const firsts = [plain.next(), named.next()];
  await until(() => ticks.listeners() === 2);
  tell(1);
  expect((await firsts[0])?.value).toEqual({ data: { ticks: { count: 1 } } });
  expect((await firsts[1])?.value).toEqual({ data: { ticks: { count: 1, name: 'Tick 1' } } });
  expect(connections).toBe(1);

  const ended = expect(named.next()).rejects.toMatchObject([
    { extensions: { code: 'SUBSCRIPTION_SCHEMA_RELOAD' } },
  ]);
  await writeSupergraph('title');
  await ended;
  await until(() => ticks.listeners() === 1);
  const next = plain.next();
  tell(2);
  expect((await next).value).toEqual({ data: { ticks: { count: 2 } } });
  expect(closes).toEqual([]);
  await plain.stop();
  await until(() => ticks.listeners() === 0);
  await client.dispose();
});
