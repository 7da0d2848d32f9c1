import { openShop, seller, type TestShop } from './testing/open-shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
}, 30_000);
afterAll(() => shop.close());

const sale = (pieces: number, input: object = {}) =>
  shop.change('placeOrder', {
    lines: [{ productId: 'coffee', quantity: pieces }],
    payments: [{ method: 'CARD' }],
    ...input,
  });

const reserve = (orderId: string) =>
  shop.happened('inventory', `reservation-${orderId}`, {
    type: 'StockReserved',
    data: { orderId, quantities: [] },
  });

const list = async (args: string): Promise<readonly string[]> => {
  const { orders } = (await shop.ask(`{ orders(${args}) { edges { node { id } } } }`)) as {
    orders: { edges: readonly { node: { id: string } }[] };
  };
  return orders.edges.map(({ node }) => node.id);
};

describe('five orders', () => {
  let ids: readonly string[];
  let placedAt: readonly string[];
  beforeAll(async () => {
    const placed = [];
    for (const [index, pieces] of [3, 1, 5, 2, 4].entries()) {
      const { order } = await sale(pieces, index < 2 ? { customerId: 'ada' } : {});
      placed.push(order);
    }
    ids = placed.map(({ id }) => id);
    await reserve(ids[1] ?? '');
    await shop.settled();
    const { orders } = (await shop.ask(
      '{ orders(orderBy: PLACED_AT_ASC) { edges { node { placedAt } } } }',
    )) as {
      orders: { edges: readonly { node: { placedAt: string } }[] };
    };
    placedAt = orders.edges.map(({ node }) => node.placedAt);
  });

  const ordersAt = (...indexes: readonly number[]) => indexes.map((index) => ids[index]);

  test('are listed in each of the four orders', async () => {
    expect(await list('first: 10')).toEqual(ordersAt(4, 3, 2, 1, 0));
    expect(await list('orderBy: PLACED_AT_ASC')).toEqual(ordersAt(0, 1, 2, 3, 4));
    expect(await list('orderBy: TOTAL_DESC')).toEqual(ordersAt(2, 4, 0, 3, 1));
    expect(await list('orderBy: UPDATED_AT_ASC')).toEqual(ordersAt(0, 2, 3, 4, 1));
  });

  test('are filtered by each field, in every order, and counted', async () => {
    for (const orderBy of ['PLACED_AT_DESC', 'PLACED_AT_ASC', 'UPDATED_AT_ASC', 'TOTAL_DESC']) {
      expect((await list(`orderBy: ${orderBy}, filter: { customerId: "ada" }`)).toSorted()).toEqual(
        ordersAt(0, 1).toSorted(),
      );
      expect(await list(`orderBy: ${orderBy}, filter: { status: [RESERVED] }`)).toEqual(ordersAt(1));
      expect(
        await list(`orderBy: ${orderBy}, filter: { status: [PENDING, PAID], cashierId: "cashier" }`),
      ).toHaveLength(4);
      expect(await list(`orderBy: ${orderBy}, filter: { cashierId: "another" }`)).toEqual([]);
      expect(await list(`orderBy: ${orderBy}, filter: { placedFrom: "${placedAt[2]}" }`)).toHaveLength(3);
      expect(await list(`orderBy: ${orderBy}, filter: { placedTo: "${placedAt[2]}" }`)).toHaveLength(2);
      expect(await list(`orderBy: ${orderBy}, filter: { updatedFrom: "2999-01-01T00:00:00Z" }`)).toEqual([]);
    }
    expect(await shop.ask('{ orders(first: 1, filter: { status: [PENDING] }) { totalCount } }')).toEqual({
      orders: { totalCount: 4 },
    });
  });

  test('are read page by page without repeating or skipping', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; seen.length < 10; ) {
      const { orders } = (await shop.ask(
        'query ($after: String) { orders(first: 2, after: $after, orderBy: TOTAL_DESC) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
        { after },
      )) as {
        orders: {
          edges: readonly { node: { id: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      seen.push(...orders.edges.map(({ node }) => node.id));
      if (!orders.pageInfo.hasNextPage) break;
      after = orders.pageInfo.endCursor;
    }
    expect(seen).toEqual(ordersAt(2, 4, 0, 3, 1));
  });

  test('are found by number, by reference and with their customer', async () => {
    expect(
      await shop.ask('{ orderByNumber(number: "2") { id } none: orderByNumber(number: "02") { id } }'),
    ).toEqual({
      orderByNumber: { id: ids[1] },
      none: null,
    });
    const entities = `query ($of: [_Any!]!) {
      _entities(representations: $of) { ... on Order { number } ... on Customer { orders { totalCount edges { node { number } } } } }
    }`;
    const of = [
      { __typename: 'Order', id: ids[0] },
      { __typename: 'Order', id: 'none' },
      { __typename: 'Customer', id: 'ada' },
    ];
    expect(await shop.ask(entities, { of })).toEqual({
      _entities: [
        { number: '1' },
        null,
        { orders: { totalCount: 2, edges: [{ node: { number: '2' } }, { node: { number: '1' } }] } },
      ],
    });
  });

  test('tell their time line, oldest first, with amounts as people read them', async () => {
    const asPeopleReadIt = expect.objectContaining({
      total: { amount: '6.00', currencyCode: 'USD' },
      lines: [expect.objectContaining({ quantity: 1, taxRate: '0.20' })],
    });
    const history =
      'history(first: 1) { edges { node { version type actorId data } } pageInfo { hasNextPage } }';
    expect(await shop.ask(`query ($id: ID!) { order(id: $id) { ${history} } }`, { id: ids[1] })).toEqual({
      order: {
        history: {
          edges: [{ node: { version: 1, type: 'OrderPlaced', actorId: 'cashier', data: asPeopleReadIt } }],
          pageInfo: { hasNextPage: true },
        },
      },
    });
  });

  test('malformed arguments are BAD_USER_INPUT', async () => {
    for (const args of ['filter: { placedFrom: "today" }', 'first: 101', 'first: -1', 'after: "x"']) {
      await expect(list(args)).rejects.toMatchObject({
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
    }
    expect(await shop.ask('{ order(id: "a\\u0000") { id } }')).toEqual({ order: null });
  });
});

describe('live', () => {
  const nextOf = async (changes: AsyncIterator<unknown>, field: string) => {
    const { value } = (await changes.next()) as {
      value: { data: Record<string, unknown>; errors?: unknown };
    };
    expect(value.errors).toBeUndefined();
    return JSON.parse(JSON.stringify(value.data[field]));
  };

  test('an order is told as it is, then after each change', async () => {
    const { order } = await sale(1);
    const query =
      'subscription ($id: ID!, $after: Int) { orderChanged(orderId: $id, afterVersion: $after) { status version } }';
    const changes = await shop.subscribe(query, { id: order.id }, { as: seller });
    expect(await nextOf(changes, 'orderChanged')).toEqual({ status: 'PENDING', version: 1 });
    const later = await shop.subscribe(query, { id: order.id, after: 1 }, { as: seller });
    await reserve(order.id);
    expect(await nextOf(changes, 'orderChanged')).toEqual({ status: 'RESERVED', version: 2 });
    expect(await nextOf(later, 'orderChanged')).toEqual({ status: 'RESERVED', version: 2 });
    await Promise.all([changes.return?.(), later.return?.()]);
  });

  test('what cannot be the id of an order is not watched', async () => {
    const query = 'subscription { orderChanged(orderId: "a\\u0000") { id } }';
    await expect(shop.subscribe(query, {}, { as: seller })).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: ['orderId'] } }],
    });
  });

  test('a change that takes an order out of the filter is told once, and a cursor resumes', async () => {
    const query = `subscription ($after: String) {
      ordersChanged(filter: { status: [PENDING] }, after: $after) { matches cursor order { id } }
    }`;
    const changes = await shop.subscribe(query, {}, { as: seller });
    const first = nextOf(changes, 'ordersChanged');
    const { order } = await sale(1);
    const { cursor, ...placed } = await first;
    expect(placed).toEqual({ matches: true, order: { id: order.id } });
    const out = nextOf(changes, 'ordersChanged');
    await reserve(order.id);
    expect(await out).toMatchObject({ matches: false, order: { id: order.id } });
    await changes.return?.();
    const next = await sale(1);
    const resumed = await shop.subscribe(query, { after: cursor }, { as: seller });
    const told = [];
    while (told.at(-1)?.order.id !== next.order.id) told.push(await nextOf(resumed, 'ordersChanged'));
    expect(told.at(-1)).toMatchObject({ matches: true });
    await resumed.return?.();
  });
});

test('a consistency token shows the order that the mutation answered', async () => {
  const { order, consistencyToken } = await sale(1);
  const { data } = await shop.run(
    'query ($id: ID!) { order(id: $id) { version } }',
    { id: order.id },
    { as: seller, ...(consistencyToken && { consistencyToken }) },
  );
  expect(data?.order).toMatchObject({ version: order.version });
});
