import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

const everything = ['orders:read', 'orders:write', 'customers:read', 'accounts:read', 'inventory:read'];

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

describe('a query over several subgraphs', () => {
  const order = `query Order($id: ID!) {
    order(id: $id) {
      __typename id status total { amount }
      customer { name accounts { edges { node { balance { amount } } } } }
      cashier { displayName }
      lines { id product { name stock { available } } }
      payments { account { code } }
    }
  }`;

  test('is answered as one', async () => {
    const token = await gateway.token(everything);
    for (let use = 0; use < 4; use += 1) {
      const { status, body } = await gateway.query(order, { token, variables: { id: 'o1' } });
      expect(body).toEqual({
        data: {
          order: {
            __typename: 'Order',
            id: 'o1',
            status: 'PENDING',
            total: { amount: '12.50' },
            customer: { name: 'Wesley', accounts: { edges: [{ node: { balance: { amount: '750.00' } } }] } },
            cashier: { displayName: 'User u1' },
            lines: [
              { id: 'l0', product: { name: 'Product p1', stock: { available: 7 } } },
              { id: 'l1', product: { name: 'Product p2', stock: { available: 7 } } },
              { id: 'l2', product: { name: 'Product p1', stock: { available: 7 } } },
            ],
            payments: [{ account: { code: 'code-a1' } }],
          },
        },
      });
      expect(status).toBe(200);
    }
  });
});
