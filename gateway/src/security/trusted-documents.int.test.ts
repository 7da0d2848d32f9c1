import { createHash } from 'node:crypto';
import { liveOver, socketClient } from '../testing/clients.ts';
import { startTestGateway, type TestGateway } from '../testing/test-gateway.ts';
import { createTrustedDocuments } from './trusted-documents.ts';

const trusted = 'query Name { shop { name } }';
const other = 'query Other { shop { id } }';
const forbidden = [expect.objectContaining({ extensions: { code: 'FORBIDDEN' } })];

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ settings: { trustedDocuments: createTrustedDocuments([trusted]) } });
});
afterAll(() => gateway.close());

const persisted = (query: string) => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
});

type Result = { readonly data?: unknown; readonly errors?: unknown };

/** By each way that an operation can take. */
const ways: Readonly<Record<string, (query: string) => Promise<Result>>> = {
  'by POST': async (query) => (await gateway.query(query)).body,
  'by POST with its hash': async (query) =>
    (await gateway.query(query, { extensions: persisted(query) })).body,
  async 'by GET'(query) {
    const headers = { 'apollo-require-preflight': '1' };
    const answer = await fetch(`${gateway.url}/graphql?${new URLSearchParams({ query })}`, { headers });
    return (await answer.json()) as Result;
  },
  async 'as an event stream'(query) {
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
    });
    const text = await answer.text();
    // What cannot be begun is answered as JSON.
    return JSON.parse(/^data: (\{.*)$/m.exec(text)?.[1] ?? text) as Result;
  },
  async 'over a WebSocket'(query) {
    const client = socketClient(gateway.url);
    try {
      return (await liveOver(client, { query }).next()).value;
    } catch (errors) {
      return { errors };
    } finally {
      await client.dispose();
    }
  },
};

test.each(Object.keys(ways))('%s what is trusted is run, and nothing else', async (way) => {
  const send = ways[way];
  expect(await send?.(trusted)).toMatchObject({ data: { shop: { name: 'Tillgraph' } } });
  const before = gateway.shop.fetches.length;
  for (const query of [other, '{ __schema { types { name } } }', trusted.replace('name', 'name id')]) {
    expect((await send?.(query))?.errors).toEqual(forbidden);
  }
  expect(gateway.shop.fetches).toHaveLength(before);
});
