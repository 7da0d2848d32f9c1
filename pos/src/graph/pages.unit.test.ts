import { Client, fetchExchange, gql } from '@urql/core';
import { createCache } from './cache.ts';
import { createPages, type PagesState } from './pages.ts';

interface OrdersPage {
  readonly orders: {
    readonly edges: readonly { readonly node: { readonly number: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const query = gql<OrdersPage, { after: string | null }>`query ($after: String) {
  orders(first: 2, after: $after) {
    edges { cursor node { id number } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** A list of numbers, newest first, whose cursors are the numbers themselves; two a page. */
function listOf(numbers: number[]) {
  const asked: (string | null)[] = [];
  const client = new Client({
    url: 'http://shop/graphql',
    preferGetMethod: false,
    exchanges: [createCache(), fetchExchange],
    fetch: async (_url, options) => {
      const { after } = JSON.parse(String(options?.body)).variables;
      asked.push(after);
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
  const list = createPages(
    client,
    query,
    (after) => ({ after }),
    ({ orders: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  );
  return { list, asked };
}

const numbersIn = ({ pages }: PagesState<OrdersPage>) =>
  pages.flatMap(({ orders }) => orders.edges.map(({ node }) => Number(node.number)));

const settled = (list: ReturnType<typeof listOf>['list']) =>
  new Promise<number[]>((resolve) => {
    const look = () => {
      if (list.get().fetching) return;
      stop();
      resolve(numbersIn(list.get()));
    };
    const stop = list.subscribe(look);
    queueMicrotask(look);
  });

test('pages follow each other, each asked for once', async () => {
  const { list, asked } = listOf([5, 4, 3, 2, 1]);
  list.again();
  expect(await settled(list)).toEqual([5, 4]);
  list.more();
  // One is on its way.
  list.more();
  expect(await settled(list)).toEqual([5, 4, 3, 2]);
  list.more();
  expect(await settled(list)).toEqual([5, 4, 3, 2, 1]);
  list.more();
  expect(asked).toEqual([null, '4', '2']);
});

test('what new entries pushed from the first page is in the second one, when they are asked for again', async () => {
  const numbers = [4, 3, 2, 1];
  const { list } = listOf(numbers);
  list.again();
  await settled(list);
  list.more();
  await settled(list);
  numbers.unshift(5);
  const shown: number[][] = [];
  list.subscribe(() => shown.push(numbersIn(list.get())));
  list.again();
  expect(await settled(list)).toEqual([5, 4, 3, 2]);
  // What was there stayed in sight until then.
  expect(shown[0]).toEqual([4, 3, 2, 1]);
  expect(shown.every((each) => each.length >= 3)).toBe(true);
});

test('a list that became shorter loses its last pages', async () => {
  const numbers = [4, 3, 2, 1];
  const { list } = listOf(numbers);
  list.again();
  await settled(list);
  list.more();
  await settled(list);
  numbers.splice(0, 2);
  list.again();
  expect(await settled(list)).toEqual([2, 1]);
});
