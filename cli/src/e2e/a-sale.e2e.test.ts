import type { GraphClient } from '../testing/graph-client.ts';
import { startShop, type TestShop } from '../testing/test-shop.ts';

describe('a fresh shop', () => {
  let shop: TestShop;
  let owner: GraphClient;
  beforeAll(async () => {
    shop = await startShop({ DEMO_DATA: 'products' });
    owner = await shop.signIn();
  }, 120_000);
  afterAll(() => shop.remove());

  test('is ready, with the demo’s products on sale', async () => {
    expect((await fetch(`${shop.address()}/readyz`)).status).toBe(200);
    const { shop: opened, products } = await shop
      .anonymous()
      .query('{ shop { name currencyCode } products { totalCount } }');
    expect(opened.currencyCode).toBe('USD');
    expect(products.totalCount).toBe(60);
  });

  test('sells, and shows the order, the balance and the stock change in one live subscription', async () => {
    const { productBySku: product, customers } = await owner.query(`{
      productBySku(sku: "PAN-005") { id stock { available } }
      customers(first: 1, filter: { search: "Ada" }) { edges { node { id accounts { edges { node { id balance { amount } } } } } } }
    }`);
    const customer = customers.edges[0].node;
    const account = customer.accounts.edges[0].node;
    const { placeOrder } = await owner.query(
      `mutation ($input: PlaceOrderInput!) {
        placeOrder(input: $input) { order { id } userErrors { message } }
      }`,
      {
        input: {
          idempotencyKey: 'the first sale',
          customerId: customer.id,
          lines: [{ productId: product.id, quantity: 2 }],
          payments: [{ method: 'ACCOUNT', accountId: account.id }],
        },
      },
    );
    expect(placeOrder.userErrors).toEqual([]);

    const statuses: string[] = [];
    for await (const { orderChanged } of owner.subscribe(
      `subscription ($id: ID!) { orderChanged(orderId: $id) {
        status total { amount }
        customer { name accounts { edges { node { balance { amount } } } } }
        payments { account { balance { amount } } }
        lines { product { name stock { available } } }
      } }`,
      { id: placeOrder.order.id },
    )) {
      statuses.push(orderChanged.status);
      if (orderChanged.status !== 'COMPLETED') continue;
      expect(orderChanged).toEqual({
        status: 'COMPLETED',
        total: { amount: '19.24' },
        customer: { name: 'Ada Byron', accounts: { edges: [{ node: { balance: { amount: '100.76' } } }] } },
        payments: [{ account: { balance: { amount: '100.76' } } }],
        lines: [{ product: { name: 'Acacia honey 500 g', stock: { available: 14 } } }],
      });
      break;
    }
    expect(statuses.at(-1)).toBe('COMPLETED');
  });
});
