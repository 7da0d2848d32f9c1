import { Client, fetchExchange } from '@urql/core';
import { createCache } from './cache.ts';

const query = `query ($after: String) {
  orders(first: 2, after: $after, filter: { status: [PAID], cashierId: "ann" }) {
    edges { cursor node { id number } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** A list of numbers, newest first, whose cursors are the numbers themselves; two a page. */
function listOf(numbers: number[]) {
  const client = new Client({
    url: 'http://shop/graphql',
    preferGetMethod: false,
    exchanges: [createCache(), fetchExchange],
    fetch: async (_url, options) => {
      const { after } = JSON.parse(String(options?.body)).variables;
      const rest = numbers.filter((number) => !after || number < Number(after));
      const page = rest.slice(0, 2);
      const orders = {
        __typename: 'OrderConnection',
        edges: page.map((number) => ({
          __typename: 'OrderEdge',
          cursor: String(number),
          node: { __typename: 'Order', id: `order-${number}`, number: String(number) },
        })),
        pageInfo: { __typename: 'PageInfo', hasNextPage: rest.length > 2, endCursor: String(page.at(-1)) },
      };
      return new Response(JSON.stringify({ data: { orders } }), {
        headers: { 'content-type': 'application/json' },
      });
    },
  });
  return async (after: number | null) => {
    const variables = { after: after === null ? null : String(after) };
    const { data } = await client.query(query, variables, { requestPolicy: 'network-only' }).toPromise();
    const { edges, pageInfo } = data.orders;
    return {
      numbers: edges.map(({ node }: { node: { number: string } }) => Number(node.number)),
      end: Number(pageInfo.endCursor),
      hasMore: pageInfo.hasNextPage,
    };
  };
}

test('pages are one list as they follow each other', async () => {
  const ask = listOf([6, 5, 4, 3, 2, 1]);
  await ask(null);
  expect(await ask(5)).toEqual({ numbers: [6, 5, 4, 3], end: 3, hasMore: true });
  expect(await ask(3)).toEqual({ numbers: [6, 5, 4, 3, 2, 1], end: 1, hasMore: false });
});

test('what new entries pushed from the first page is not missing: the next page is asked for where the first ends', async () => {
  const numbers = [4, 3, 2, 1];
  const ask = listOf(numbers);
  await ask(null);
  await ask(3);
  numbers.unshift(6, 5);
  expect(await ask(null)).toEqual({ numbers: [6, 5], end: 5, hasMore: true });
  expect(await ask(5)).toEqual({ numbers: [6, 5, 4, 3, 2, 1], end: 1, hasMore: false });
});
