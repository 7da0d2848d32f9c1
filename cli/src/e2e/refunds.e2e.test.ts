import { account, product, sell, usd } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { accepted, mutate } from '../testing/mutate.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let manager: GraphClient;
let cashier: GraphClient;
/** With tax: a mug for 12.00, and tea for 5.00 without. */
let mug: string;
let tea: string;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false' });
  const owner = await shop.signIn();
  [manager, cashier] = (await Promise.all(
    (['MANAGER', 'CASHIER'] as const).map(async (role) => {
      const credentials = { email: `${role}@example.com`, password: `password of ${role}` };
      await accepted(owner, 'createUser', { ...credentials, displayName: role, role });
      return shop.signIn(credentials);
    }),
  )) as [GraphClient, GraphClient]; // one for each role
  mug = await product(owner, { sku: 'MUG', price: '10', taxRate: '0.20', pieces: 40 });
  tea = await product(owner, { sku: 'TEA', price: '5', pieces: 40 });
}, 120_000);
afterAll(() => shop.remove());

const stockOf = async (id: string): Promise<Data> => {
  const query = 'query ($id: ID!) { product(id: $id) { stock { onHand reserved available } } }';
  return (await manager.query(query, { id })).product.stock;
};

const balanceOf = async (id: string): Promise<number> => {
  const query = 'query ($id: ID!) { account(id: $id) { balance { amount } } }';
  return Number((await manager.query(query, { id })).account.balance.amount);
};

const refund = (input: object) =>
  mutate(
    manager,
    'refundOrder',
    { reason: 'Broken', ...input },
    `refund { id total { amount } payments { method status amount { amount } account { id } } }
     order { status refundedTotal { amount } }`,
  );

const linesOf = async ({ id }: Data): Promise<readonly { readonly id: string }[]> =>
  (await manager.query('query ($id: ID!) { order(id: $id) { lines { id } } }', { id })).order.lines;

describe('a discount', () => {
  const lines = () => [
    { productId: mug, quantity: 1, discount: { amount: usd('2') } },
    { productId: tea, quantity: 2 },
  ];

  test('is granted by a manager, off a line and off the whole order', async () => {
    const order = await sell(manager, {
      lines: lines(),
      discounts: [{ percent: '10' }],
      payments: [{ method: 'CASH' }],
    });
    expect(order).toMatchObject({ status: 'COMPLETED', total: { amount: '17.64' } }); // 7.20 + 20 %, and 9.00
  });

  test('is nothing for a cashier: FORBIDDEN, and the sale is made under the same key without it', async () => {
    const sale = { idempotencyKey: 'kind cashier', lines: lines(), payments: [{ method: 'CASH' }] };
    const { data, errors } = await cashier.request(
      'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } } }',
      { input: sale },
    );
    expect(data).toEqual({ placeOrder: null });
    expect(errors).toMatchObject([{ path: ['placeOrder'], extensions: { code: 'FORBIDDEN' } }]);
    const without = lines().map(({ productId, quantity }) => ({ productId, quantity }));
    expect(await sell(cashier, { ...sale, lines: without })).toMatchObject({ total: { amount: '22.00' } });
  });
});

describe('a refund', () => {
  test('brings stock and money back, as who made it sees at once', async () => {
    const savings = await account(manager, { code: 'savings', balance: '20' });
    const order = await sell(cashier, {
      lines: [
        { productId: mug, quantity: 2 },
        { productId: tea, quantity: 1 },
      ],
      payments: [{ method: 'ACCOUNT', accountId: savings, amount: usd('20') }, { method: 'CASH' }],
    });
    const [mugs, teas] = await linesOf(order);
    const [stock, till] = [await stockOf(mug), await balanceOf('till')];

    const first = await refund({
      orderId: order.id,
      lines: [
        { lineId: mugs?.id, quantity: 1 },
        { lineId: teas?.id, quantity: 1, restock: false },
      ],
    });
    expect(first).toMatchObject({
      userErrors: [],
      refund: {
        total: { amount: '17.00' },
        payments: [
          { method: 'CASH', status: 'RETURNED', amount: { amount: '9.00' }, account: { id: 'till' } },
          { method: 'ACCOUNT', amount: { amount: '8.00' }, account: { id: savings } },
        ],
      },
      order: { status: 'COMPLETED', refundedTotal: { amount: '17.00' } },
    });
    expect(await stockOf(mug)).toEqual({
      ...stock,
      onHand: stock.onHand + 1,
      available: stock.available + 1,
    });
    expect(await balanceOf('till')).toBe(till - 9);
    expect(await balanceOf(savings)).toBe(8);

    const all = { orderId: order.id, lines: [{ lineId: mugs?.id, quantity: 2 }] };
    expect((await refund(all)).userErrors).toMatchObject([{ code: 'STATE_NOT_ALLOWED' }]);
    const rest = { orderId: order.id, lines: [{ lineId: mugs?.id, quantity: 1 }] };
    expect(await refund(rest)).toMatchObject({ order: { refundedTotal: { amount: '29.00' } } });
    expect(await balanceOf(savings)).toBe(20);
  });

  test('is seen live, with the stock and the balance that it left', async () => {
    const wallet = await account(manager, { code: 'wallet', balance: '10' });
    const order = await sell(cashier, {
      lines: [{ productId: tea, quantity: 2 }],
      payments: [{ method: 'ACCOUNT', accountId: wallet }],
    });
    const [line] = await linesOf(order);
    const { onHand } = await stockOf(tea);
    const watched = manager.subscribe(
      `subscription ($id: ID!) { orderChanged(orderId: $id) {
        refundedTotal { amount }
        lines { refundedQuantity product { stock { onHand } } }
        payments { refunded { amount } account { balance { amount } } }
        refunds { reason refundedBy { displayName } }
      } }`,
      { id: order.id },
    );
    await watched.next();
    await refund({ orderId: order.id, lines: [{ lineId: line?.id, quantity: 1 }], reason: 'Stale' });
    const { value } = await watched.next();
    await watched.return?.();
    expect(value.orderChanged).toEqual({
      refundedTotal: { amount: '5.00' },
      lines: [{ refundedQuantity: 1, product: { stock: { onHand: onHand + 1 } } }],
      payments: [{ refunded: { amount: '5.00' }, account: { balance: { amount: '5.00' } } }],
      refunds: [{ reason: 'Stale', refundedBy: { displayName: 'MANAGER' } }],
    });
  });

  test('is never of more than was sold, however many are made at once', async () => {
    const order = await sell(cashier, {
      lines: [{ productId: tea, quantity: 5 }],
      payments: [{ method: 'CASH' }],
    });
    const [line] = await linesOf(order);
    const [{ onHand }, till] = [await stockOf(tea), await balanceOf('till')];
    const input = { orderId: order.id, lines: [{ lineId: line?.id, quantity: 2 }] };
    const answers = await Promise.all(Array.from({ length: 10 }, () => refund(input)));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(2);
    expect((await stockOf(tea)).onHand).toBe(onHand + 4);
    expect(await balanceOf('till')).toBe(till - 20);
  });

  test('is nothing for a cashier', async () => {
    const { data, errors } = await cashier.request(
      'mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { refund { id } } }',
      { input: { idempotencyKey: 'no', orderId: 'any', lines: [], reason: 'No' } },
    );
    expect(data?.refundOrder ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
