import { openShop, seller, type TestShop } from './testing/open-shop.ts';

const place = (shop: TestShop) =>
  shop.change('placeOrder', {
    lines: [
      { productId: 'gift', quantity: 1 },
      { productId: 'coffee', quantity: 2 },
    ],
    payments: [{ method: 'ACCOUNT', accountId: 'wesley' }],
    awaitOutcomeMs: 10_000,
  });

describe('an order that is refused', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop();
  }, 30_000);
  afterAll(() => shop.close());

  test('for want of stock is cancelled with its shortages, at their lines', async () => {
    shop.neighboursAnswer({ reserve: false });
    const { order } = await place(shop);
    expect(order).toMatchObject({
      status: 'CANCELLED',
      cancellation: {
        reason: 'OUT_OF_STOCK',
        shortages: [{ requested: 2, available: 1, line: { id: order.lines[1]?.id } }],
      },
    });
  });

  test('by an account is cancelled with what the account had', async () => {
    shop.neighboursAnswer({ take: false });
    expect((await place(shop)).order).toMatchObject({
      status: 'CANCELLED',
      cancellation: { reason: 'PAYMENT_DECLINED', message: 'Too little.', available: { amount: '1.00' } },
      payments: [{ status: 'DECLINED', account: { id: 'wesley' } }],
    });
  });
});

describe('an order that nobody answers', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openShop({ orderTimeout: 1 });
  }, 30_000);
  afterAll(() => shop.close());

  test('is timed out, and late answers change nothing', async () => {
    const { order } = await place(shop);
    expect(order).toMatchObject({ status: 'CANCELLED', cancellation: { reason: 'TIMED_OUT' } });
    await shop.happened('inventory', `reservation-${order.id}`, {
      type: 'StockReserved',
      data: { orderId: order.id, quantities: [] },
    });
    await shop.settled();
    const query = 'query ($id: ID!) { order(id: $id) { status version } }';
    const { data } = await shop.run(query, { id: order.id }, { as: seller });
    expect(data?.order).toEqual(expect.objectContaining({ status: 'CANCELLED', version: 2 }));
  });
});
