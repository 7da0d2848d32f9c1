import { manager, openShop, seller, type TestShop } from './testing/open-shop.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
  shop.neighboursAnswer();
}, 30_000);
afterAll(() => shop.close());

const usd = (amount: string) => ({ amount, currencyCode: 'USD' });
const twoCoffees = { productId: 'coffee', quantity: 2 };
const place = (input: object, asked = { as: manager }) =>
  shop.change('placeOrder', { payments: [{ method: 'CASH' }], awaitOutcomeMs: 10_000, ...input }, asked);

test('a line’s discount and the order’s are taken off before the tax', async () => {
  const { order, userErrors } = await place({
    lines: [{ ...twoCoffees, discount: { amount: usd('2') } }, twoCoffees],
    discounts: [{ percent: '10' }],
  });
  expect(userErrors).toEqual([]);
  expect(order).toMatchObject({
    status: 'COMPLETED',
    discountTotal: { amount: '3.80' },
    lines: [{ discountTotal: { amount: '2.80' } }, { discountTotal: { amount: '1.00' } }],
    subtotal: { amount: '16.20' },
    taxTotal: { amount: '3.24' },
    total: { amount: '19.44' },
  });
});

test('what is given away takes no payment, and is completed at once', async () => {
  const { order } = await place({ lines: [twoCoffees], discounts: [{ percent: '100' }], payments: [] });
  expect(order).toMatchObject({ status: 'COMPLETED', payments: [], total: { amount: '0.00' } });
});

test('the order’s history tells what was granted', async () => {
  const { order } = await place({
    lines: [{ ...twoCoffees, discount: { percent: '12.50' } }],
    discounts: [{ amount: usd('1') }],
  });
  const history = await shop.ask(
    'query ($id: ID!) { order(id: $id) { history(first: 1) { edges { node { data } } } } }',
    { id: order.id },
  );
  expect(history).toMatchObject({
    order: {
      history: {
        edges: [
          {
            node: {
              data: {
                lines: [{ discount: { percent: '12.5' }, gross: usd('12.00'), total: usd('9.30') }],
                discounts: [{ amount: usd('1.00') }],
              },
            },
          },
        ],
      },
    },
  });
});

test.each([
  ['a line’s', { lines: [{ ...twoCoffees, discount: { percent: '0' } }] }],
  ['the order’s', { lines: [twoCoffees], discounts: [{ percent: '5' }] }],
])(
  'who may not discount cannot send %s; nothing is recorded, and the key is not used up',
  async (_whose, fields) => {
    const input = { ...fields, idempotencyKey: `discount ${_whose}` };
    const { position: before } = await shop.log.head();
    await expect(place(input, { as: seller })).rejects.toMatchObject({
      errors: [{ path: ['placeOrder'], extensions: { code: 'FORBIDDEN' } }],
    });
    expect((await shop.log.head()).position).toBe(before);
    expect(
      (await place({ lines: [twoCoffees], idempotencyKey: input.idempotencyKey }, { as: seller })).order,
    ).toMatchObject({
      status: 'COMPLETED',
    });
  },
);

test.each([
  ['neither of the two', {}, []],
  ['both of them', { percent: '5', amount: usd('1') }, []],
  ['more than all', { percent: '100.01' }, ['percent']],
  ['less than nothing', { percent: '-1' }, ['percent']],
  ['no number', { percent: 'much' }, ['percent']],
  ['an amount below zero', { amount: usd('-1') }, ['amount', 'amount']],
  ['more than there is', { amount: usd('10.01') }, ['amount']],
  ['another currency', { amount: { amount: '1', currencyCode: 'EUR' } }, ['amount', 'currencyCode']],
])('%s is refused with its path', async (_what, discount, path) => {
  const ofLine = await place({ lines: [{ ...twoCoffees, discount }] });
  expect(ofLine.userErrors).toMatchObject([
    { code: 'INVALID_INPUT', path: ['input', 'lines', '0', 'discount', ...path] },
  ]);
  const ofOrder = await place({ lines: [twoCoffees], discounts: [discount] });
  expect(ofOrder.userErrors).toMatchObject([
    { code: 'INVALID_INPUT', path: ['input', 'discounts', '0', ...path] },
  ]);
});
