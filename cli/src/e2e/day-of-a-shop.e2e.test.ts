import { account, customer, product, sell, usd } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { accepted, mutate } from '../testing/mutate.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
let cashier: GraphClient;
/** With tax: a mug for 12.00, and tea for 5.00 without. */
let mug: string;
let tea: string;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false' });
  owner = await shop.signIn();
  await accepted(owner, 'createUser', { ...credentials, displayName: 'Carla', role: 'CASHIER' });
  cashier = await shop.signIn(credentials);
  mug = await product(owner, { sku: 'MUG', price: '10', taxRate: '0.20', pieces: 40 });
  tea = await product(owner, { sku: 'TEA', price: '5', pieces: 40 });
}, 120_000);
afterAll(() => shop.remove());

const credentials = { email: 'carla@example.com', password: 'carla-password' };

const stockOf = async (id: string): Promise<Data> => {
  const query = 'query ($id: ID!) { product(id: $id) { stock { onHand reserved available } } }';
  return (await owner.query(query, { id })).product.stock;
};

const balanceOf = async (id: string): Promise<string> => {
  const query = 'query ($id: ID!) { account(id: $id) { balance { amount } } }';
  return (await owner.query(query, { id })).account.balance.amount;
};

const inCents = (amount: string) => Math.round(Number(amount) * 100);

describe('an order at the counter', () => {
  test('is paid in cash, with change, and goes into the till', async () => {
    const before = inCents(await balanceOf('till'));
    const order = await sell(cashier, {
      lines: [{ productId: mug, quantity: 1 }],
      payments: [{ method: 'CASH', tendered: usd('20') }],
      expectedTotal: usd('12'),
    });
    expect(order).toMatchObject({
      status: 'COMPLETED',
      total: { amount: '12.00' },
      payments: [
        {
          method: 'CASH',
          status: 'TAKEN',
          amount: { amount: '12.00' },
          change: { amount: '8.00' },
          account: { id: 'till' },
        },
      ],
    });
    // Who has seen the outcome sees at once what it did elsewhere.
    expect(inCents(await balanceOf('till'))).toBe(before + 1200);
    expect(await stockOf(mug)).toEqual({ onHand: 39, reserved: 0, available: 39 });
  });

  test('is paid by card', async () => {
    const order = await sell(cashier, {
      lines: [{ productId: tea, quantity: 2 }],
      payments: [{ method: 'CARD', reference: 'slip 7' }],
    });
    expect(order).toMatchObject({
      status: 'COMPLETED',
      payments: [{ method: 'CARD', status: 'TAKEN', account: { code: 'card' } }],
    });
  });

  test('is paid partly in cash, partly from the customer’s account', async () => {
    const customerId = await customer(cashier, 'Ada');
    const accountId = await account(owner, { code: 'ada', customerId, balance: '30' });
    const order = await sell(cashier, {
      customerId,
      lines: [
        { productId: mug, quantity: 2 },
        { productId: tea, quantity: 1 },
      ],
      payments: [
        { method: 'CASH', amount: usd('9') },
        { method: 'ACCOUNT', accountId },
      ],
    });
    expect(order).toMatchObject({
      status: 'COMPLETED',
      total: { amount: '29.00' },
      payments: [
        { method: 'CASH', amount: { amount: '9.00' }, status: 'TAKEN' },
        {
          method: 'ACCOUNT',
          amount: { amount: '20.00' },
          status: 'TAKEN',
          account: { balance: { amount: '10.00' } },
        },
      ],
    });
  });

  test('is cancelled when there is not enough, and says of what', async () => {
    const rare = await product(owner, { sku: 'RARE', price: '1', pieces: 2 });
    const order = await sell(cashier, {
      lines: [
        { productId: tea, quantity: 1 },
        { productId: rare, quantity: 2 },
        { productId: rare, quantity: 1 },
      ],
      payments: [{ method: 'CASH' }],
    });
    expect(order).toMatchObject({
      status: 'CANCELLED',
      cancellation: { reason: 'OUT_OF_STOCK' },
      payments: [{ status: 'PENDING' }],
    });
    expect(order.cancellation.shortages).toContainEqual({
      requested: 3,
      available: 2,
      line: { id: expect.any(String) },
    });
    expect(await stockOf(rare)).toEqual({ onHand: 2, reserved: 0, available: 2 });
  });

  test('is cancelled when a payment is declined, and gives back what another took', async () => {
    const customerId = await customer(cashier, 'Poor');
    const accountId = await account(owner, { code: 'poor', customerId, balance: '3' });
    const till = await balanceOf('till');
    const before = await stockOf(mug);
    const order = await sell(cashier, {
      customerId,
      lines: [{ productId: mug, quantity: 1 }],
      payments: [
        { method: 'CASH', amount: usd('5') },
        { method: 'ACCOUNT', accountId },
      ],
    });
    expect(order).toMatchObject({
      status: 'CANCELLED',
      cancellation: { reason: 'PAYMENT_DECLINED', available: { amount: '3.00' } },
      payments: [{ status: 'RETURNED' }, { status: 'DECLINED' }],
    });
    expect(await balanceOf('till')).toBe(till);
    expect(await balanceOf(accountId)).toBe('3.00');
    expect(await stockOf(mug)).toEqual(before);
  });

  test('of zero is paid at once, with no payment', async () => {
    const gift = await product(owner, { sku: 'GIFT', price: '0', pieces: 1 });
    const order = await sell(cashier, { lines: [{ productId: gift, quantity: 1 }], payments: [] });
    expect(order).toMatchObject({ status: 'COMPLETED', total: { amount: '0.00' }, payments: [] });
  });

  test('names an account that is not there: declined', async () => {
    const order = await sell(cashier, {
      lines: [{ productId: tea, quantity: 1 }],
      payments: [{ method: 'ACCOUNT', accountId: 'nobody' }],
    });
    expect(order).toMatchObject({ status: 'CANCELLED', cancellation: { reason: 'PAYMENT_DECLINED' } });
  });
});

describe('a delivery', () => {
  const place = () =>
    sell(cashier, {
      fulfilmentMethod: 'DELIVERY',
      deliveryAddress: { lines: ['1 Main St'] },
      lines: [{ productId: tea, quantity: 3 }],
      payments: [{ method: 'CARD' }],
    });

  test('waits, paid, for its shipping, and keeps its stock until then', async () => {
    const before = await stockOf(tea);
    const { id, status } = await place();
    expect(status).toBe('PAID');
    expect(await stockOf(tea)).toEqual({ ...before, reserved: 3, available: before.available - 3 });
    const { order } = await accepted(cashier, 'shipOrder', { orderId: id }, 'order { status completedAt }');
    expect(order).toEqual({ status: 'SHIPPED', completedAt: expect.any(String) });
    expect(await stockOf(tea)).toEqual({
      onHand: before.onHand - 3,
      reserved: 0,
      available: before.onHand - 3,
    });
    expect(await mutate(owner, 'cancelOrder', { orderId: id })).toMatchObject({
      userErrors: [{ __typename: 'Conflict', code: 'STATE_NOT_ALLOWED' }],
    });
  });

  test('is cancelled by who may refund: stock and money come back', async () => {
    const [before, card] = [await stockOf(tea), await balanceOf('card')];
    const { id } = await place();
    const refused = await cashier.request(
      'mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { userErrors { code } } }',
      { input: { orderId: id, idempotencyKey: 'cancels' } },
    );
    expect(refused.data).toEqual({ cancelOrder: null });
    expect(refused.errors).toMatchObject([{ path: ['cancelOrder'], extensions: { code: 'FORBIDDEN' } }]);
    const { order } = await accepted(
      owner,
      'cancelOrder',
      { orderId: id, message: 'Changed their mind' },
      'order { status cancellation { reason message } }',
    );
    expect(order).toEqual({
      status: 'CANCELLED',
      cancellation: { reason: 'REQUESTED', message: 'Changed their mind' },
    });
    expect(await stockOf(tea)).toEqual(before);
    expect(await balanceOf('card')).toBe(card);
    // What accounts gave back is recorded in the order itself a moment later.
    const events = owner.subscribe(
      'subscription ($id: ID!) { orderChanged(orderId: $id) { payments { status } } }',
      { id },
    );
    for await (const { orderChanged } of events) if (orderChanged.payments[0].status === 'RETURNED') break;
  });
});

describe('the bank', () => {
  test('shows wesley 750 after a salary of 1000 and a bike for 250', async () => {
    const accountId = await account(owner, { code: 'wesley' });
    const record = (mutation: string, amount: string, category: string, description: string) =>
      accepted(
        owner,
        mutation,
        { accountId, amount: usd(amount), category, description },
        'account { balance { amount } }',
      );
    await record('recordIncome', '1000', 'Income', 'Salary');
    const { account: after } = await record('recordExpense', '250', 'Leisure', 'New Bike');
    expect(after.balance.amount).toBe('750.00');
    const { accountByCode } = await owner.query(
      `query ($from: DateTime!, $to: DateTime!) { accountByCode(code: "wesley") {
         balance { amount currencyCode } balanceAt(at: $from) { amount }
         statement(from: $from, to: $to) {
           openingBalance { amount } closingBalance { amount } totalIncome { amount } totalExpense { amount }
           transactions { edges { node { type description category amount { amount } balanceAfter { amount } } } }
         }
       } }`,
      {
        from: new Date(Date.now() - 3_600_000).toISOString(),
        to: new Date(Date.now() + 3_600_000).toISOString(),
      },
    );
    expect(accountByCode).toMatchObject({
      balance: { amount: '750.00', currencyCode: 'USD' },
      balanceAt: { amount: '0.00' },
      statement: {
        openingBalance: { amount: '0.00' },
        closingBalance: { amount: '750.00' },
        totalIncome: { amount: '1000.00' },
        totalExpense: { amount: '250.00' },
      },
    });
    expect(accountByCode.statement.transactions.edges).toMatchObject([
      { node: { type: 'INCOME', description: 'Salary', balanceAfter: { amount: '1000.00' } } },
      { node: { type: 'EXPENSE', description: 'New Bike', balanceAfter: { amount: '750.00' } } },
    ]);
    const expense = { accountId, amount: usd('750.01'), description: 'Too dear' };
    expect(await mutate(owner, 'recordExpense', expense)).toMatchObject({
      userErrors: [{ __typename: 'InsufficientFunds', code: 'INSUFFICIENT_FUNDS' }],
    });
  });
});

test('orders are numbered without a gap, and those that were refused have no number', async () => {
  const refused = {
    lines: [{ productId: tea, quantity: 1 }],
    payments: [{ method: 'CASH' }],
    expectedTotal: usd('1'),
  };
  expect(await mutate(cashier, 'placeOrder', refused)).toMatchObject({
    userErrors: [{ code: 'PRICE_CHANGED' }],
  });
  const order = await sell(cashier, {
    lines: [{ productId: tea, quantity: 1 }],
    payments: [{ method: 'CASH' }],
  });
  const { orders } = await owner.query(
    '{ orders(first: 100, orderBy: PLACED_AT_ASC) { totalCount edges { node { number } } } }',
  );
  const numbers = orders.edges.map((edge: Data) => Number(edge.node.number));
  expect(numbers).toEqual(Array.from({ length: orders.totalCount }, (_, index) => index + 1));
  expect(order.number).toBe(String(numbers.length));
});
