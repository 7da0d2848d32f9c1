import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import fc from 'fast-check';
import pino from 'pino';
import { stringify } from 'yaml';
import { createForeignGateway } from './foreign-gateway.ts';
import type { Gateway } from './server.ts';
import { composeSupergraph } from './supergraph/compose.ts';
import { loadSupergraph } from './supergraph/supergraph.ts';
import { until } from './testing/clients.ts';
import { type ForeignSubgraphs, startForeignSubgraphs } from './testing/foreign-subgraphs.ts';
import { randomQuery } from './testing/random-operation.ts';

const logger = pino({ level: 'silent' });
const settings = {
  port: 0,
  host: '127.0.0.1',
  rateLimit: Number.MAX_SAFE_INTEGER,
  introspection: true,
  trustedProxies: 0,
};

let subgraphs: ForeignSubgraphs;
let folder: string;
let sdl: string;
let stock: ApolloServer;
let gateway: Gateway;
let url: string;

const serve = (file: string, cache = 'cache'): Gateway =>
  createForeignGateway({ file, cacheFolder: join(folder, cache), settings, logger });

beforeAll(async () => {
  subgraphs = await startForeignSubgraphs();
  folder = await mkdtemp(join(tmpdir(), 'foreign-'));
  sdl = await composeSupergraph(subgraphs.schemas);
  await writeFile(join(folder, 'supergraph.graphql'), sdl);
  stock = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: sdl,
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    }),
  });
  await stock.start();
  gateway = serve(join(folder, 'supergraph.graphql'));
  url = await gateway.listen();
  await gateway.served;
});
afterAll(async () => {
  await gateway.close();
  await stock.stop();
  await subgraphs.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly unknown[] }[];
}

async function ask(query: string, variables = {}, headers = {}, at = url): Promise<Answer> {
  const response = await fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

async function askStock(query: string, variables = {}): Promise<Answer> {
  const { body } = await stock.executeOperation({ query, variables });
  return JSON.parse(JSON.stringify(body.kind === 'single' ? body.singleResult : {}));
}

const pathsOf = ({ errors = [] }: Answer) =>
  [...new Set(errors.map(({ path, message }) => `${path?.join('.')}: ${message}`))].sort();

test('any operation is answered as by @apollo/gateway', async () => {
  const { schema } = loadSupergraph(sdl, false);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(1_000_000), { minLength: 200, maxLength: 200 }), async (chosen) => {
      let used = 0;
      const dice = (below: number) => {
        used += 1;
        return (chosen[used % chosen.length] ?? 0) % below;
      };
      const query = randomQuery(schema, dice);
      // Of interface objects @apollo/gateway itself loses fields and errors' places; see below.
      fc.pre(!/: (pet|from|visits|healthy)\b/.test(query));
      const variables = { yes: true, no: false };
      const [ours, theirs] = [await ask(query, variables), await askStock(query, variables)];
      expect({ query, data: ours.data }).toEqual({ query, data: theirs.data });
      expect({ query, errors: pathsOf(ours) }).toEqual({ query, errors: pathsOf(theirs) });
    }),
    // Others by FUZZ_SEED; each failure here is shown again by the same seed.
    { numRuns: 100, seed: Number(process.env.FUZZ_SEED ?? 1), endOnFailure: true },
  );
});

test('what is required by a field that a condition leaves out, is required by no other', async () => {
  const query = `query ($no: Boolean!) { person(id: "p1") { parcels(first: 2) { weight } ... @include(if: $no) { label } } }`;
  expect(await ask(query, { no: false })).toEqual({
    data: { person: { parcels: [{ weight: 0.5 }, { weight: 1.5 }] } },
  });
  expect(await ask(query, { no: true })).toMatchObject({ data: { person: { label: expect.any(String) } } });
});

test.each([
  ['that stay so', '{ me { parcels(first: 2) { from { visits { tags } id } } } }'],
  ['whose type is asked for', '{ visits { pet { __typename id name healthy ... on Dog { barks } } } }'],
  ['of which another is known', '{ pets { __typename id visits { id pet { name ... on Cat { lives } } } } }'],
])('interface objects %s', async (_which: string, query: string) => {
  const ours = await ask(query);
  expect(ours.errors).toBeUndefined();
  expect(ours.data).toEqual((await askStock(query)).data);
});

test('an error is told at its place in a list with nulls', async () => {
  expect(await ask('{ person(id: "p1") { pets { id healthy } } }')).toMatchObject({
    data: { person: { pets: [{ id: 'cat', healthy: true }, null, null] } },
    errors: [{ path: ['person', 'pets', 2, 'healthy'], message: 'Nobody knows.' }],
  });
});

test('mutations, too, one after another', async () => {
  const query = `mutation { a: rename(id: "p1", name: "A") { name label pets { name } } b: forget(id: "x")
    c: rename(id: "p2", name: "B") { name address { town { mayor { name } } } } }`;
  const ours = await ask(query);
  expect(ours.data).toEqual((await askStock(query)).data);
});

test('each subgraph gets the credentials of whoever asks', async () => {
  const before = subgraphs.credentials.length;
  await Promise.all(['one', 'one', 'two'].map((token) => ask('{ me { id } }', {}, { authorization: token })));
  expect(new Set(subgraphs.credentials.slice(before))).toEqual(new Set(['one', 'two']));
});

test('a file of subgraphs that tell their schemas is composed, and a changed one is loaded under load', async () => {
  const file = join(folder, 'supergraph.yaml');
  const describe = (names: readonly string[]) =>
    stringify({
      federation_version: '=2.9.0',
      subgraphs: Object.fromEntries(
        subgraphs.schemas
          .filter(({ name }) => names.includes(name))
          .map(({ name, url: routing_url }) => [
            name,
            { routing_url, schema: { subgraph_url: routing_url } },
          ]),
      ),
    });
  await writeFile(file, describe(['people', 'pets', 'post']));
  const changing = serve(file);
  const at = await changing.listen();
  await changing.served;
  expect((await fetch(`${at}/readyz`)).status).toBe(200);
  expect(await ask('{ visits { id } }', {}, {}, at)).toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });

  let failed = 0;
  let asked = 0;
  let visits = false;
  let stopped = false;
  const load = Array.from({ length: 4 }, async () => {
    while (!stopped) {
      const { data, errors } = await ask('{ people { name label } }', {}, {}, at);
      asked += 1;
      failed += errors || !data ? 1 : 0;
      visits ||= (await ask('{ visits { id } }', {}, {}, at)).errors === undefined;
    }
  });
  await writeFile(file, 'subgraphs: no');
  await writeFile(file, describe(['people', 'pets', 'post', 'vet']));
  await until(() => visits);
  stopped = true;
  await Promise.all(load);
  expect(asked).toBeGreaterThan(10);
  expect(failed).toBe(0);
  await changing.close();
});

describe('a subgraph that has to tell its schema and is away', () => {
  /** Stands between, and can be away. */
  const listenBefore = async (target: string, port = 0): Promise<Server> => {
    const server = createServer(async (request, response) => {
      const body: Buffer[] = [];
      for await (const chunk of request) body.push(chunk as Buffer); // of a stream without an encoding
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(target, { method: 'POST', headers, body: Buffer.concat(body).toString() });
      response.writeHead(answer.status, headers).end(await answer.text());
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  };
  const stop = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const target = (name: string) => subgraphs.schemas.find((each) => each.name === name)?.url ?? '';

  test('is waited for at the first start alone, and then costs its own fields', async () => {
    const file = join(folder, 'late.yaml');
    const placeholder = await listenBefore(target('vet'));
    const { port } = placeholder.address() as AddressInfo; // of a server on a port
    await stop(placeholder);
    const addresses = new Map([
      ['people', target('people')],
      ['pets', target('pets')],
      ['vet', `http://127.0.0.1:${port}/`],
    ]);
    const described = [...addresses].map(([name, at]) => [name, { schema: { subgraph_url: at } }] as const);
    await writeFile(file, stringify({ subgraphs: Object.fromEntries(described) }));

    const first = serve(file, 'late');
    const at = await first.listen();
    const status = async (path: string, from = at) => {
      const response = await fetch(`${from}${path}`);
      return { status: response.status, body: await response.json() };
    };
    expect(await status('/healthz')).toMatchObject({ status: 200 });
    expect((await status('/readyz')).status).toBe(503);
    expect(await ask('{ people { id } }', {}, {}, at)).toMatchObject({
      errors: [{ extensions: { code: 'NOT_READY' } }],
    });
    const told = { status: 503, body: { reason: expect.stringContaining('vet') } };
    await eventually(async () => expect(await status('/readyz')).toMatchObject(told));
    expect(await status('/status')).toMatchObject({ body: { services: [{ name: 'vet', up: false }] } });
    const vet = await listenBefore(target('vet'), port);
    await first.served;
    expect((await status('/readyz')).status).toBe(200);
    const whole = await ask('{ people { id } visits { id } }', {}, {}, at);
    expect(whole.errors).toBeUndefined();
    await first.close();
    await stop(vet);

    const second = serve(file, 'late');
    const again = await second.listen();
    await second.served;
    expect((await status('/readyz', again)).status).toBe(200);
    expect(await ask('{ people { id } visits { id } }', {}, {}, again)).toMatchObject({
      data: { people: [{ id: 'p1' }, { id: 'p2' }], visits: null },
      errors: [{ path: ['visits'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
    await eventually(async () =>
      expect(await status('/status', again)).toMatchObject({ body: { services: [{ name: 'vet' }] } }),
    );
    await second.close();
  });

  test('keeps no gateway from ending', async () => {
    const file = join(folder, 'never.yaml');
    await writeFile(
      file,
      stringify({ subgraphs: { none: { schema: { subgraph_url: 'http://127.0.0.1:1/' } } } }),
    );
    const waiting = serve(file, 'never');
    await waiting.listen();
    await waiting.close();
    await expect(waiting.served).rejects.toBeDefined();
  });
});

/** Until it no longer throws; fails after 5 s. */
async function eventually(holds: () => Promise<void>): Promise<void> {
  const end = Date.now() + 5_000;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
