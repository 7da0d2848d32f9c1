import { decodeConsistencyToken } from '@tillgraph/platform/read-models';
import { manager, openShop, seller, type TestShop } from './testing/open-shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
  shop.neighboursAnswer();
}, 30_000);
afterAll(() => shop.close());

const twoCoffees = { lines: [{ productId: 'coffee', quantity: 2 }], payments: [{ method: 'CASH' }] };
const place = (input: object = {}, asked = { as: seller }) =>
  shop.change('placeOrder', { ...twoCoffees, awaitOutcomeMs: 10_000, ...input }, asked);
const placeDelivery = () => place({ fulfilmentMethod: 'DELIVERY' });

describe('placing', () => {
  test('a counter sale is answered with its outcome', async () => {
    const payments = [{ method: 'CASH', tendered: { amount: '20', currencyCode: 'USD' } }];
    const { order, userErrors } = await place({ payments, customerId: 'ada', note: 'to go' });
    expect(userErrors).toEqual([]);
    expect(order).toMatchObject({
      status: 'COMPLETED',
      cashier: { id: 'cashier' },
      customer: { id: 'ada' },
      note: 'to go',
      subtotal: { amount: '10.00' },
      taxTotal: { amount: '2.00' },
      total: { amount: '12.00' },
      taxes: [{ rate: '0.20', net: { amount: '10.00' }, tax: { amount: '2.00' } }],
      payments: [
        { status: 'TAKEN', amount: { amount: '12.00' }, change: { amount: '8.00' }, account: { id: 'till' } },
      ],
    });
  });

  test('an outcome’s token covers what it caused in stock and accounts, and shows the order as it was answered', async () => {
    const { order, consistencyToken } = await place();
    const seen = decodeConsistencyToken(consistencyToken ?? '');
    expect(new Set(seen.map(({ context }) => context))).toEqual(new Set(['accounts', 'inventory', 'orders']));
    expect(seen.filter(({ withEffects }) => withEffects).map(({ context }) => context)).toEqual(['orders']);
    const { data } = await shop.run(
      'query ($id: ID!) { order(id: $id) { status } }',
      { id: order.id },
      { as: seller, ...(consistencyToken && { consistencyToken }) },
    );
    expect(data?.order).toMatchObject({ status: 'COMPLETED' });
  });

  test('a paid delivery is answered as PAID, at the customer’s own address', async () => {
    const { order } = await place({ fulfilmentMethod: 'DELIVERY', customerId: 'ada' });
    expect(order).toMatchObject({ status: 'PAID', deliveryAddress: { lines: ['1 Main St'] } });
  });

  test('with nothing to pay it is completed without a payment', async () => {
    const { order } = await place({ lines: [{ productId: 'gift', quantity: 1 }], payments: [] });
    expect(order).toMatchObject({ status: 'COMPLETED', payments: [], total: { amount: '0.00' } });
  });

  test('without waiting it is answered as it is', async () => {
    expect((await place({ awaitOutcomeMs: 0 })).order.status).toMatch(/^(PENDING|RESERVED|COMPLETED)$/);
  });

  test('every unknown id is told once the wait for it is over', async () => {
    const lines = [...twoCoffees.lines, { productId: 'nothing', quantity: 1 }];
    expect(await place({ lines, customerId: 'nobody' })).toMatchObject({
      order: null,
      userErrors: [
        { __typename: 'NotFound', path: ['input', 'lines', '1', 'productId'] },
        { __typename: 'NotFound', path: ['input', 'customerId'] },
      ],
    });
  });

  test('a product that was made a moment ago is waited for', async () => {
    const sale = place({ lines: [{ productId: 'new', quantity: 1 }] });
    await shop.happened('catalog', 'product-new', {
      type: 'ProductCreated',
      data: {
        productId: 'new',
        sku: 'NEW',
        name: 'new',
        description: null,
        barcodes: [],
        taxRate: 0,
        categoryId: null,
        price: { minor: 100, currency: 'USD' },
      },
    });
    expect((await sale).order).toMatchObject({ status: 'COMPLETED', total: { amount: '1.00' } });
  });

  const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
  test.each([
    ['no lines', { lines: [] }, 'INVALID_INPUT', ['lines']],
    ['5 000 lines', { lines: Array(5000).fill(twoCoffees.lines[0]) }, 'INVALID_INPUT', ['lines']],
    [
      'no piece',
      { lines: [{ productId: 'coffee', quantity: 0 }] },
      'INVALID_INPUT',
      ['lines', '0', 'quantity'],
    ],
    [
      'a part of a piece',
      { lines: [{ productId: 'coffee', quantity: 0.5 }] },
      'INVALID_INPUT',
      ['lines', '0', 'quantity'],
    ],
    [
      'too many pieces',
      { lines: [{ productId: 'coffee', quantity: 1e12 }] },
      'INVALID_INPUT',
      ['lines', '0', 'quantity'],
    ],
    ['a note with a NUL', { note: 'a\0b' }, 'INVALID_INPUT', ['note']],
    ['an endless wait', { awaitOutcomeMs: 10_001 }, 'INVALID_INPUT', ['awaitOutcomeMs']],
    ['no payment', { payments: [] }, 'INVALID_INPUT', ['payments']],
    ['too little', { payments: [{ method: 'CARD', amount: usd('11.99') }] }, 'INVALID_INPUT', ['payments']],
    [
      'too many decimals',
      { payments: [{ method: 'CARD', amount: usd('12.001') }] },
      'INVALID_INPUT',
      ['payments', '0', 'amount', 'amount'],
    ],
    [
      'an account that is not named',
      { payments: [{ method: 'ACCOUNT' }] },
      'INVALID_INPUT',
      ['payments', '0', 'accountId'],
    ],
    [
      'an archived product',
      { lines: [{ productId: 'relic', quantity: 1 }] },
      'STATE_NOT_ALLOWED',
      ['lines', '0', 'productId'],
    ],
    ['a deactivated customer', { customerId: 'gone' }, 'STATE_NOT_ALLOWED', ['customerId']],
    ['another total than expected', { expectedTotal: usd('10') }, 'PRICE_CHANGED', ['expectedTotal']],
  ])('%s is refused with its path', async (_what, input, code, path) => {
    const { order, userErrors } = await place(input);
    expect(order).toBeNull();
    expect(userErrors).toMatchObject([{ code, path: ['input', ...path] }]);
  });

  test('many repeats of one key are one order, and another order under it is refused', async () => {
    const idempotencyKey = 'double click';
    const repeats = await Promise.all(Array.from({ length: 16 }, () => place({ idempotencyKey })));
    expect(new Set(repeats.map(({ order }) => order.id)).size).toBe(1);
    expect((await place({ idempotencyKey, note: 'another' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
  });

  test('numbers have no gap and no twin, whatever is refused between', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        place({ payments: index % 3 === 0 ? [] : twoCoffees.payments }),
      ),
    );
    const numbers = answers
      .flatMap(({ order }) => (order ? [Number(order.number)] : []))
      .sort((a, b) => a - b);
    expect(numbers).toHaveLength(20);
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([...numbers.keys()]);
  });
});

describe('cancelling and shipping', () => {
  test('a paid order is cancelled by those who may refund, and its payments are given back', async () => {
    const { order } = await placeDelivery();
    const input = { orderId: order.id, idempotencyKey: 'cancel', message: 'changed her mind' };
    await expect(shop.change('cancelOrder', input)).rejects.toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    // Nothing was recorded, and the key is not used up.
    const cancelled = await shop.change('cancelOrder', input, { as: manager });
    expect(cancelled.order).toMatchObject({
      status: 'CANCELLED',
      cancellation: { reason: 'REQUESTED', message: 'changed her mind' },
    });
    const changes = await shop.subscribe(
      'subscription ($id: ID!) { orderChanged(orderId: $id) { payments { status } } }',
      { id: order.id },
      { as: seller },
    );
    for (let status: unknown; status !== 'RETURNED'; ) {
      const { value } = await changes.next();
      status = value?.data.orderChanged.payments[0].status;
    }
    await changes.return?.();
  });

  test('what was handed over is neither cancelled nor shipped again', async () => {
    const { order } = await placeDelivery();
    expect((await shop.change('shipOrder', { orderId: order.id })).order).toMatchObject({
      status: 'SHIPPED',
      completedAt: expect.any(String),
    });
    for (const mutation of ['shipOrder', 'cancelOrder']) {
      expect((await shop.change(mutation, { orderId: order.id })).userErrors).toMatchObject([
        { code: 'STATE_NOT_ALLOWED' },
      ]);
    }
  });

  test('of two with the same expected version one wins', async () => {
    const { order } = await placeDelivery();
    const input = { orderId: order.id, expectedVersion: order.version };
    const answers = await Promise.all([shop.change('shipOrder', input), shop.change('shipOrder', input)]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ __typename: 'Conflict' }]);
    expect((await shop.change('shipOrder', { ...input, expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'VERSION_MISMATCH', currentVersion: order.version + 1 },
    ]);
  });

  test('an unknown order is NotFound', async () => {
    expect((await shop.change('shipOrder', { orderId: 'none' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'orderId'] },
    ]);
  });
});
