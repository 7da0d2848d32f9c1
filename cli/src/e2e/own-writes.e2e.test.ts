import { isDeepStrictEqual } from 'node:util';
import { account, product, sell, usd } from '../testing/furnish.ts';
import type { Data, GraphClient } from '../testing/graph-client.ts';
import { accepted } from '../testing/mutate.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

let shop: TestShop;
let owner: GraphClient;
beforeAll(async () => {
  shop = await startShop({ DEMO_DATA: 'false', RATE_LIMIT: '1000000' });
  owner = await shop.signIn();
}, 120_000);
afterAll(() => shop.remove());

/** Who sells a product of their own to an account of their own, so that nobody else changes what they see. */
interface Buyer {
  readonly productId: string;
  readonly accountId: string;
}

const pieces = 100;
const rounds = 15;

let buyers = 0;
async function buyer(): Promise<Buyer> {
  buyers += 1;
  const [productId, accountId] = await Promise.all([
    product(owner, { sku: `OWN-${buyers}`, price: '2', pieces }),
    account(owner, { code: `own ${buyers}`, balance: '200' }),
  ]);
  return { productId, accountId };
}

/** Beside each other, so that there is always something else that is read, reacted to and written. */
const atOnce = <Value>(work: (buyer: Buyer) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: 6 }, async () => work(await buyer())));

const orderOf = ({ productId, accountId }: Buyer, more: object = {}) => ({
  lines: [{ productId, quantity: 1 }],
  payments: [{ method: 'ACCOUNT', accountId }],
  ...more,
});

const delivery = { fulfilmentMethod: 'DELIVERY', deliveryAddress: { lines: ['1 Main St'] } };

/** In one query, by who has seen nothing but this. */
async function seenWith(token: string, { productId, accountId }: Buyer): Promise<Data> {
  const query = `query ($productId: ID!, $accountId: ID!) {
    product(id: $productId) { stock { onHand reserved available } } account(id: $accountId) { balance { amount } }
  }`;
  const { product, account } = await owner.query(
    query,
    { productId, accountId },
    { 'consistency-token': token },
  );
  return { ...product.stock, balance: account.balance.amount };
}

const left = (sold: number) => ({
  onHand: pieces - sold,
  reserved: 0,
  available: pieces - sold,
  balance: (200 - 2 * sold).toFixed(2),
});

describe('who has the token of an order’s outcome sees at once what the outcome left in stock and accounts', () => {
  test('of a sale at the counter', async () => {
    await atOnce(async (each) => {
      for (let sold = 1; sold <= rounds; sold++) {
        const { status, token } = await sell(owner, orderOf(each));
        expect([status, await seenWith(token, each)]).toEqual(['COMPLETED', left(sold)]);
      }
    });
  });

  test('of a delivery that is shipped', async () => {
    await atOnce(async (each) => {
      for (let sold = 1; sold <= rounds; sold++) {
        const { id } = await sell(owner, orderOf(each, delivery));
        const { consistencyToken } = await accepted(owner, 'shipOrder', { orderId: id });
        expect(await seenWith(consistencyToken, each)).toEqual(left(sold));
      }
    });
  });

  test('of a paid delivery that is cancelled', async () => {
    await atOnce(async (each) => {
      for (let round = 1; round <= rounds; round++) {
        const { id } = await sell(owner, orderOf(each, delivery));
        const { consistencyToken } = await accepted(owner, 'cancelOrder', { orderId: id });
        expect(await seenWith(consistencyToken, each)).toEqual(left(0));
      }
    });
  });

  test('of a sale that is refunded', async () => {
    await atOnce(async (each) => {
      const all = { lines: [{ productId: each.productId, quantity: rounds }] };
      const { id } = await sell(owner, orderOf(each, all));
      const { order } = await owner.query('query ($id: ID!) { order(id: $id) { lines { id } } }', { id });
      const input = { orderId: id, reason: 'Stale', lines: [{ lineId: order.lines[0].id, quantity: 1 }] };
      for (let back = 1; back <= rounds; back++) {
        const { consistencyToken } = await accepted(owner, 'refundOrder', input);
        expect(await seenWith(consistencyToken, each)).toEqual(left(rounds - back));
      }
    });
  });

  test('of an order whose payment is declined', async () => {
    await atOnce(async (each) => {
      const { accountId, productId } = each;
      await accepted(owner, 'recordExpense', { accountId, amount: usd('1'), description: 'Too much' });
      for (let round = 1; round <= rounds; round++) {
        const all = orderOf(each, { lines: [{ productId, quantity: pieces }] });
        const { status, token } = await sell(owner, all);
        expect([status, await seenWith(token, each)]).toEqual([
          'CANCELLED',
          { ...left(0), balance: '199.00' },
        ]);
      }
    });
  });
});

test('an order’s outcome comes live with the stock and the balance that it left', async () => {
  const watch = `subscription ($id: ID!) { orderChanged(orderId: $id) {
    status
    lines { product { stock { onHand reserved available } } }
    payments { account { balance { amount } } }
  } }`;
  await atOnce(async (each) => {
    for (let sold = 1; sold <= rounds; sold++) {
      const { order } = await accepted(owner, 'placeOrder', orderOf(each), 'order { id }');
      for await (const { orderChanged } of owner.subscribe(watch, { id: order.id })) {
        if (orderChanged.status !== 'COMPLETED') continue;
        const [{ product }] = orderChanged.lines;
        const [{ account }] = orderChanged.payments;
        const shown = { ...product.stock, balance: account.balance.amount };
        if (isDeepStrictEqual(shown, left(sold))) break;
        // The machine was too busy for what an event waits: what was before is told, and then this again.
        const before = { ...left(sold - 1), reserved: 1 };
        for (const [name, value] of Object.entries(shown)) {
          expect([before, left(sold)].map((state) => state[name as keyof typeof before])).toContain(value);
        }
      }
    }
  });
}, 120_000);

describe('who has the token of a repeat sees no less than the repeat has shown', () => {
  test('when others have changed the account since', async () => {
    await atOnce(async ({ accountId }) => {
      const entry = { accountId, amount: usd('1'), description: 'Once' };
      const first = { ...entry, idempotencyKey: `income of ${accountId}` };
      await accepted(owner, 'recordIncome', first);
      for (let round = 1; round <= rounds; round++) {
        await accepted(owner, 'recordIncome', entry);
        const again = await accepted(owner, 'recordIncome', first, 'account { balance { amount } }');
        const { account } = await owner.query(
          'query ($id: ID!) { account(id: $id) { balance { amount } } }',
          { id: accountId },
          { 'consistency-token': again.consistencyToken },
        );
        expect(again.account.balance.amount).toBe((201 + round).toFixed(2));
        expect(account).toEqual(again.account);
      }
    });
  });

  test('when the first had nothing to change', async () => {
    await atOnce(async ({ productId }) => {
      const first = { productId, price: usd('2'), idempotencyKey: `price of ${productId}` };
      await accepted(owner, 'changePrice', first);
      for (let price = 3; price <= rounds; price++) {
        await accepted(owner, 'changePrice', { productId, price: usd(String(price)) });
        const again = await accepted(owner, 'changePrice', first, 'product { price { amount } version }');
        const { product } = await owner.query(
          'query ($id: ID!) { product(id: $id) { price { amount } version } }',
          { id: productId },
          { 'consistency-token': again.consistencyToken },
        );
        expect(again.product.price.amount).toBe(`${price}.00`);
        expect(product).toEqual(again.product);
      }
    });
  });
});
