import { randomUUID } from 'node:crypto';
import { decodeConsistencyToken } from '@tillgraph/platform/read-models';
import type { Asked } from '@tillgraph/platform/testing';
import { manager, openShop, seller, type TestShop } from './testing/open-shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
  shop.neighboursAnswer();
  for (const [accountId, kind, currencyCode] of [
    ['savings', 'GENERAL', 'USD'],
    ['euros', 'GENERAL', 'EUR'],
  ] as const) {
    await shop.happened('accounts', `account-${accountId}`, {
      type: 'AccountOpened',
      data: {
        accountId,
        code: accountId,
        name: accountId,
        kind,
        currencyCode,
        overdraftLimit: { minor: 0, currency: currencyCode },
        customerId: null,
      },
    });
  }
}, 30_000);
afterAll(() => shop.close());

const usd = (amount: string) => ({ amount, currencyCode: 'USD' });

/** Coffees at 6.00 each with their tax, paid half in cash, half by card. */
async function sold(pieces: number, more: object = {}) {
  const payments = [{ method: 'CASH', amount: usd(`${pieces * 3}`) }, { method: 'CARD' }];
  const lines = [{ productId: 'coffee', quantity: pieces }];
  const { order } = await shop.change('placeOrder', { lines, payments, awaitOutcomeMs: 10_000, ...more });
  expect(order.status).toBe('COMPLETED');
  return order;
}

type Sold = Awaited<ReturnType<typeof sold>>;

const pieces = (order: Sold, quantity: number, more: object = {}) => ({
  orderId: order.id,
  lines: [{ lineId: order.lines[0]?.id, quantity, ...more }],
});

const orderFields = `version refundedTotal { amount } lines { refundedQuantity }
  payments { method status refunded { amount } } refunds { id }`;

async function refund(input: object, asked: Asked = { as: manager }) {
  const query = `mutation ($input: RefundOrderInput!) { refundOrder(input: $input) {
    refund {
      id total { amount } taxTotal { amount } reason businessDate refundedAt refundedBy { id }
      lines { line { id refundedQuantity } quantity restocked total { amount } }
      payments { method status amount { amount } refunded { amount } reference account { id } takenAt }
    }
    order { status ${orderFields} }
    consistencyToken
    userErrors { __typename code path ... on Conflict { currentVersion } }
  } }`;
  const fields = { idempotencyKey: randomUUID(), reason: 'cold', ...input };
  const { data, errors } = await shop.run(query, { input: fields }, asked);
  if (errors) throw new AggregateError(errors, errors.join('\n'));
  // biome-ignore lint/suspicious/noExplicitAny: what it answers is what the query asks for
  return data?.refundOrder as any;
}

test('pieces come back, and their money goes where it came from, latest first', async () => {
  const order = await sold(2);
  const answer = await refund({ ...pieces(order, 1), reason: 'cold' });
  expect(answer).toMatchObject({
    userErrors: [],
    refund: {
      total: { amount: '6.00' },
      taxTotal: { amount: '1.00' },
      reason: 'cold',
      refundedBy: { id: 'manager' },
      lines: [
        {
          line: { id: order.lines[0]?.id, refundedQuantity: 1 },
          quantity: 1,
          restocked: true,
          total: { amount: '6.00' },
        },
      ],
      payments: [
        {
          method: 'CARD',
          status: 'RETURNED',
          amount: { amount: '6.00' },
          account: { id: 'till' }, // where the neighbours of these tests book all
          takenAt: null,
        },
      ],
    },
    order: {
      status: 'COMPLETED',
      version: order.version + 1,
      refundedTotal: { amount: '6.00' },
      lines: [{ refundedQuantity: 1 }],
      payments: [
        { method: 'CASH', status: 'TAKEN', refunded: { amount: '0.00' } },
        { method: 'CARD', status: 'TAKEN', refunded: { amount: '6.00' } },
      ],
      refunds: [{ id: answer.refund.id }],
    },
  });
  const rest = await refund({ ...pieces(order, 1, { restock: false }) });
  expect(rest).toMatchObject({
    refund: { lines: [{ restocked: false }], payments: [{ method: 'CASH', amount: { amount: '6.00' } }] },
    order: { refundedTotal: { amount: '12.00' } },
  });
});

test('its money goes where it is told', async () => {
  const order = await sold(2);
  const payments = [
    { method: 'CARD', amount: usd('1'), reference: 'terminal 7' },
    { method: 'ACCOUNT', accountId: 'savings' },
  ];
  expect(await refund({ ...pieces(order, 1), payments })).toMatchObject({
    refund: {
      payments: [
        { method: 'CARD', amount: { amount: '1.00' }, reference: 'terminal 7', account: { id: 'card' } },
        { method: 'ACCOUNT', amount: { amount: '5.00' }, reference: null, account: { id: 'savings' } },
      ],
    },
  });
});

test('its token covers the refund, and what that causes in stock and accounts', async () => {
  const { consistencyToken } = await refund(pieces(await sold(1), 1));
  const seen = decodeConsistencyToken(consistencyToken);
  expect(seen.filter(({ withEffects }) => withEffects).map(({ context }) => context)).toEqual(['orders']);
});

test('who watches the order sees its refund', async () => {
  const order = await sold(2);
  const changes = await shop.subscribe(
    `subscription ($id: ID!, $after: Int) { orderChanged(orderId: $id, afterVersion: $after) { ${orderFields} } }`,
    { id: order.id, after: order.version },
    { as: seller },
  );
  const { refund: made } = await refund(pieces(order, 2));
  const { value } = await changes.next();
  await changes.return?.();
  expect(value?.data.orderChanged).toMatchObject({
    version: order.version + 1,
    refundedTotal: { amount: '12.00' },
    lines: [{ refundedQuantity: 2 }],
    refunds: [{ id: made.id }],
  });
});

test('its history tells of it, with amounts and words', async () => {
  const order = await sold(1);
  await refund({ ...pieces(order, 1), reason: 'spilt' });
  const { order: told } = (await shop.ask(
    'query ($id: ID!) { order(id: $id) { history { edges { node { type actorId data } } } } }',
    { id: order.id },
  )) as { order: { history: { edges: { node: object }[] } } }; // as the query asks
  expect(told.history.edges.at(-1)?.node).toMatchObject({
    type: 'OrderRefunded',
    actorId: 'manager',
    data: {
      reason: 'spilt',
      total: usd('6.00'),
      lines: [{ quantity: 1, restock: true, taxRate: '0.20', taxTotal: usd('1.00') }],
      payments: [
        { method: 'CARD', amount: usd('3.00') },
        { method: 'CASH', amount: usd('3.00') },
      ],
    },
  });
});

test('refunds at once never give back more than was sold', async () => {
  const order = await sold(10);
  const answers = await Promise.all(Array.from({ length: 8 }, () => refund(pieces(order, 3))));
  const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
  expect(refused).toHaveLength(5);
  for (const { userErrors } of refused) {
    expect(userErrors).toMatchObject([
      { code: 'STATE_NOT_ALLOWED', path: ['input', 'lines', '0', 'quantity'] },
    ]);
  }
  expect(await refund(pieces(order, 1))).toMatchObject({
    order: {
      refundedTotal: { amount: '60.00' },
      lines: [{ refundedQuantity: 10 }],
      payments: [{ refunded: { amount: '30.00' } }, { refunded: { amount: '30.00' } }],
    },
  });
});

test('many repeats of one key are one refund, and another under it is refused', async () => {
  const order = await sold(4);
  const input = { ...pieces(order, 1), idempotencyKey: `refund ${order.id}` };
  const repeats = await Promise.all(Array.from({ length: 16 }, () => refund(input)));
  expect(new Set(repeats.map(({ refund: made }) => made.id)).size).toBe(1);
  expect(repeats[0].order).toMatchObject({ refundedTotal: { amount: '6.00' } });
  expect((await refund({ ...input, ...pieces(order, 2) })).userErrors).toMatchObject([
    { code: 'IDEMPOTENCY_KEY_REUSED' },
  ]);
});

test('of two with the same expected version one wins', async () => {
  const order = await sold(4);
  const input = { ...pieces(order, 1), expectedVersion: order.version };
  const answers = await Promise.all([refund(input), refund(input)]);
  expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([
    { code: 'VERSION_MISMATCH', currentVersion: order.version + 1 },
  ]);
});

test('who may not refund cannot', async () => {
  await expect(refund(pieces(await sold(1), 1), { as: seller })).rejects.toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
});

interface Mistake {
  readonly lines?: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly [field: string]: unknown;
}

describe('is refused with its path:', () => {
  let order: Sold;
  beforeAll(async () => {
    order = await sold(2);
  });
  const aCoffee = { lineId: 'the line', quantity: 1 };

  test.each<[string, Mistake, string, string[]]>([
    ['no lines', { lines: [] }, 'INVALID_INPUT', ['lines']],
    ['no pieces', { lines: [{ ...aCoffee, quantity: 0 }] }, 'INVALID_INPUT', ['lines', '0', 'quantity']],
    [
      'a line that is none',
      { lines: [{ ...aCoffee, lineId: 'none' }] },
      'NOT_FOUND',
      ['lines', '0', 'lineId'],
    ],
    ['an unknown order', { orderId: 'none' }, 'NOT_FOUND', ['orderId']],
    ['no reason', { reason: ' ' }, 'INVALID_INPUT', ['reason']],
    ['too little', { payments: [{ method: 'CASH', amount: usd('5') }] }, 'INVALID_INPUT', ['payments']],
    [
      'an unknown account',
      { payments: [{ method: 'ACCOUNT', accountId: 'nowhere' }] },
      'NOT_FOUND',
      ['payments', '0', 'accountId'],
    ],
    [
      'an account in another currency',
      { payments: [{ method: 'ACCOUNT', accountId: 'euros' }] },
      'INVALID_INPUT',
      ['payments', '0', 'accountId'],
    ],
  ])('%s', async (_what, input, code, path) => {
    const { lines = [aCoffee], ...fields } = input;
    const own = lines.map((line) =>
      line.lineId === 'the line' ? { ...line, lineId: order.lines[0]?.id } : line,
    );
    const answer = await refund({ orderId: order.id, ...fields, lines: own });
    expect(answer).toMatchObject({
      refund: null,
      order: null,
      userErrors: [{ code, path: ['input', ...path] }],
    });
  });

  test('an order that was not handed over', async () => {
    const { order: paid } = await shop.change('placeOrder', {
      lines: [{ productId: 'coffee', quantity: 1 }],
      payments: [{ method: 'CASH' }],
      fulfilmentMethod: 'DELIVERY',
      awaitOutcomeMs: 10_000,
    });
    expect((await refund(pieces(paid, 1))).userErrors).toMatchObject([
      { code: 'STATE_NOT_ALLOWED', path: ['input', 'orderId'] },
    ]);
  });
});
