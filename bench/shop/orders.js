/** Five products of the demo shop, with `quantity` of each on the shelf, and its customers: { productIds, customerIds }. */
export async function stockProducts(client, quantity) {
  const { data } = await client.ask(
    '{ products(first: 5) { edges { node { id } } } customers(first: 100) { edges { node { id } } } }',
  );
  const productIds = idsOf(data.products);
  for (const productId of productIds) {
    await client.mutate('receiveStock', 'ReceiveStockInput', '', { productId, quantity });
  }
  return { productIds, customerIds: idsOf(data.customers) };
}

const idsOf = ({ edges }) => edges.map(({ node }) => node.id);

/** Places `count` orders, some at a time; resolves with their ids when each is completed. `orderOf(index)` is its input. */
export async function placeOrders(client, count, orderOf) {
  const orderIds = [];
  let next = 0;
  const one = async () => {
    while (next < count) {
      const input = { ...orderOf(next++), awaitOutcomeMs: 10_000 };
      const { order } = await client.mutate('placeOrder', 'PlaceOrderInput', 'order { id status }', input);
      if (order.status !== 'COMPLETED') throw new Error(JSON.stringify(order));
      orderIds.push(order.id);
    }
  };
  await Promise.all(Array.from({ length: 32 }, one));
  return orderIds;
}

/** An order of one piece of each of the products, for the customers in turn. */
export const orderOfAll =
  ({ productIds, customerIds }) =>
  (index) => ({
    customerId: customerIds[index % customerIds.length],
    lines: productIds.map((productId) => ({ productId, quantity: 1 })),
    payments: [{ method: 'CARD' }],
  });
