import { openShop, seller, type TestShop } from './testing/open-shop.ts';

let shop: TestShop;
afterEach(() => shop.close());

const place = (input: object = {}) =>
  shop.change('placeOrder', {
    lines: [
      { productId: 'gift', quantity: 1 },
      { productId: 'coffee', quantity: 2 },
    ],
    payments: [{ method: 'ACCOUNT', accountId: 'wesley' }],
    awaitOutcomeMs: 10_000,
    ...input,
  });

test('without stock an order is cancelled with its shortages, at their lines', async () => {
  shop = await openShop();
  shop.neighboursAnswer({ reserve: false });
  const { order } = await place();
  expect(order).toMatchObject({
    status: 'CANCELLED',
    cancellation: {
      reason: 'OUT_OF_STOCK',
      shortages: [{ requested: 2, available: 1, line: { id: order.lines[1].id } }],
    },
  });
});

test('a declined payment cancels with what the account had', async () => {
  shop = await openShop();
  shop.neighboursAnswer({ take: false });
  expect((await place()).order).toMatchObject({
    status: 'CANCELLED',
    cancellation: { reason: 'PAYMENT_DECLINED', message: 'Too little.', available: { amount: '1.00' } },
    payments: [{ status: 'DECLINED', account: { id: 'wesley' } }],
  });
});

test('an order that nobody answers is timed out, and late answers change nothing', async () => {
  shop = await openShop({ orderTimeout: 1 });
  const { order } = await place();
  expect(order).toMatchObject({ status: 'CANCELLED', cancellation: { reason: 'TIMED_OUT' } });
  await shop.happened('inventory', `reservation-${order.id}`, {
    type: 'StockReserved',
    data: { orderId: order.id, quantities: [] },
  });
  await shop.settled();
  const { data } = await shop.run(
    'query ($id: ID!) { order(id: $id) { status version } }',
    { id: order.id },
    { as: seller },
  );
  expect(data?.order).toEqual(expect.objectContaining({ status: 'CANCELLED', version: 2 }));
});

test('an order in good time is left alone by the time-out', async () => {
  shop = await openShop({ orderTimeout: 60_000 });
  const { order } = await place({ awaitOutcomeMs: 1500 });
  expect(order.status).toBe('PENDING');
});
