import type { AssertionVerifier } from '@tillgraph/platform/assertions';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { createEventSource, type EventSource } from './event-source.ts';
import { type FakeContext, type FakeSubgraph, fakeSubgraph, type RecordedFetch } from './fake-subgraph.ts';

/** The contract's subgraphs on data in memory, with levers to break them. */
export interface FakeShop {
  readonly subgraphs: readonly FakeSubgraph[];
  readonly fetches: readonly RecordedFetch[];
  readonly orderEvents: EventSource<object>;
  readonly ordersEvents: EventSource<object>;
  readonly data: ShopData;
  /** Set: the subgraph's resolvers throw it. */
  readonly broken: Map<string, Error>;
  /** Set: the subgraph answers only when it resolves. */
  readonly slow: Map<string, Promise<void>>;
  /** In it: the subgraph says that it has not caught up with what it was to have seen. */
  readonly behind: Set<string>;
}

export interface ShopData {
  readonly order: { id: string; version: number; status: string; customerId: string };
  balance: string;
  available: number;
  /** What signIn and refreshSession give. */
  accessToken: string;
}

interface SessionArguments {
  readonly input: { readonly transport: string };
}

const money = (amount: string) => ({ amount, currencyCode: 'USD' });
const json = new GraphQLScalarType({ name: 'JSON' });
const decimal = new GraphQLScalarType({
  name: 'Decimal',
  parseValue: (value) => {
    if (typeof value !== 'string') {
      throw new GraphQLError('Decimal takes a text.', { extensions: { code: 'BAD_USER_INPUT' } });
    }
    return value;
  },
});

export function createFakeShop(verifyAssertion: AssertionVerifier): FakeShop {
  const fetches: RecordedFetch[] = [];
  const broken = new Map<string, Error>();
  const slow = new Map<string, Promise<void>>();
  const behind = new Set<string>();
  const orderEvents = createEventSource<object>();
  const ordersEvents = createEventSource<object>();
  const data: ShopData = {
    order: { id: 'o1', version: 1, status: 'PENDING', customerId: 'c1' },
    balance: '750.00',
    available: 7,
    accessToken: '',
  };
  const options = { verifyAssertion, behind, onFetch: (fetch: RecordedFetch) => fetches.push(fetch) };
  /** The subgraph's answer, as slow and as broken as it is told to be. */
  const answer =
    <Args extends readonly unknown[], Value>(subgraph: string, value: (...args: Args) => Value) =>
    async (...args: Args): Promise<Value> => {
      await slow.get(subgraph);
      const error = broken.get(subgraph);
      if (error) throw error;
      return value(...args);
    };

  const order = (id = data.order.id) => ({
    ...data.order,
    id,
    number: '1001',
    customer: { __typename: 'Customer', id: data.order.customerId },
    cashier: { __typename: 'User', id: 'u1' },
    lines: ['p1', 'p2', 'p1'].map((product, index) => ({
      id: `l${index}`,
      product: { id: product },
      productName: `Name of ${product}`,
    })),
    payments: [{ id: 'pay1', method: 'ACCOUNT', account: { id: 'a1' } }],
    total: money('12.50'),
  });
  const kept = (refreshToken: string) => ({
    accessToken: data.accessToken,
    refreshToken,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  const account = (id: string) => ({
    __typename: 'Account',
    id,
    code: `code-${id}`,
    name: `Account ${id}`,
    balance: money(data.balance),
  });

  const subgraphs = [
    fakeSubgraph({
      ...options,
      name: 'orders',
      resolvers: {
        Query: {
          order: answer('orders', (_: never, { id }: { id: string }) => (id === 'none' ? null : order(id))),
          orders: answer('orders', (_: never, { first }: { first: number }) => ({
            edges: Array.from({ length: Math.min(first, 3) }, (_item, index) => ({
              cursor: `c${index}`,
              node: order(`o${index}`),
            })),
            totalCount: 3,
            pageInfo: { hasNextPage: false, endCursor: null },
          })),
        },
        Mutation: {
          placeOrder: answer('orders', (_: never, { input }: { input: { idempotencyKey: string } }) =>
            input.idempotencyKey === 'refused'
              ? {
                  userErrors: [
                    {
                      __typename: 'PriceChanged',
                      code: 'PRICE_CHANGED',
                      message: 'No.',
                      expected: money('1.00'),
                      actual: money('2.00'),
                    },
                  ],
                }
              : { order: order(), consistencyToken: 'placed', userErrors: [] },
          ),
        },
        Subscription: {
          orderChanged: {
            subscribe: answer('orders', (_: never, __: never, { request }: FakeContext) =>
              orderEvents.iterate(request.signal, [{ orderChanged: order() }]),
            ),
          },
          ordersChanged: {
            subscribe: (_: never, __: never, { request }: FakeContext) =>
              ordersEvents.iterate(request.signal),
          },
        },
        Order: { __resolveReference: answer('orders', ({ id }: { id: string }) => order(id)) },
        Customer: {
          __resolveReference: (reference: object) => reference,
          orders: answer('orders', () => ({ edges: [{ cursor: 'c', node: order() }], totalCount: 1 })),
        },
        UserError: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
        JSON: json,
        Decimal: decimal,
      },
    }),
    fakeSubgraph({
      ...options,
      name: 'customers',
      resolvers: {
        Query: {
          customer: answer('customers', (_: never, { id }: { id: string }) => ({ id, name: 'Wesley' })),
        },
        Customer: {
          __resolveReference: answer('customers', ({ id }: { id: string }) =>
            id === 'gone' ? null : { id, name: 'Wesley', email: 'wesley@example.com' },
          ),
          history: answer('customers', () => ({ edges: [] })),
        },
        JSON: json,
      },
    }),
    fakeSubgraph({
      ...options,
      name: 'accounts',
      resolvers: {
        Query: {
          account: answer('accounts', (_: never, { id }: { id: string }) => account(id)),
        },
        Account: {
          __resolveReference: answer('accounts', ({ id }: { id: string }) => account(id)),
          balanceAt: answer('accounts', () => money('1.00')),
        },
        Customer: {
          __resolveReference: (reference: object) => reference,
          accounts: answer('accounts', () => ({ edges: [{ cursor: 'c', node: account('a1') }] })),
        },
        JSON: json,
        Decimal: decimal,
      },
    }),
    fakeSubgraph({
      ...options,
      name: 'catalog',
      resolvers: {
        Query: {
          shop: answer('catalog', () => ({ id: 'shop', name: 'Tillgraph' })),
          product: answer('catalog', (_: never, { id }: { id: string }) => ({ id, name: `Product ${id}` })),
          products: answer(
            'catalog',
            (_: never, args: { first: number; filter?: { priceMin?: string } }) => ({
              edges: ['p1', 'p2']
                .slice(0, args.first)
                .map((id) => ({ cursor: id, node: { id, name: `Product ${id}` } })),
              totalCount: 2,
              pageInfo: { hasNextPage: false },
            }),
          ),
        },
        Product: {
          __resolveReference: answer('catalog', ({ id }: { id: string }) => ({ id, name: `Product ${id}` })),
          history: answer('catalog', () => ({ edges: [] })),
        },
        JSON: json,
        Decimal: decimal,
      },
    }),
    fakeSubgraph({
      ...options,
      name: 'inventory',
      resolvers: {
        Product: {
          __resolveReference: (reference: object) => reference,
          stock: answer('inventory', () => ({ available: data.available, onHand: data.available })),
        },
        JSON: json,
      },
    }),
    fakeSubgraph({
      ...options,
      name: 'identity',
      resolvers: {
        Query: {
          viewer: answer('identity', (_: never, __: never, { principal }: FakeContext) =>
            principal.kind === 'user'
              ? { id: principal.id, displayName: 'Me', email: 'me@example.com' }
              : null,
          ),
        },
        Mutation: {
          signIn: answer(
            'identity',
            (_: never, { input }: SessionArguments, { sessionCookie }: FakeContext) => {
              if (input.transport === 'COOKIE') sessionCookie?.keep(kept('refresh-1'));
              return { session: null, userErrors: [] };
            },
          ),
          refreshSession: answer('identity', (_: never, __: never, { sessionCookie }: FakeContext) => {
            const held = sessionCookie?.refreshToken;
            sessionCookie?.keep(held === undefined || held === 'reused' ? null : kept(`${held}.next`));
            return { session: null, userErrors: [] };
          }),
          signOut: answer('identity', (_: never, __: never, { sessionCookie }: FakeContext) => {
            sessionCookie?.keep(null);
            return { userErrors: [] };
          }),
        },
        User: {
          __resolveReference: answer('identity', ({ id }: { id: string }) => ({
            id,
            displayName: `User ${id}`,
          })),
        },
        JSON: json,
      },
    }),
  ];
  return { subgraphs, fetches, orderEvents, ordersEvents, data, broken, slow, behind };
}
