import { owner } from './processes.js';

/** Places `count` orders of 5 products each, by mutations, for the customers of the demo shop in turn. */
export async function placeOrders(url, count) {
  const { signIn } = await ask(url, undefined, signInMutation, { input: owner });
  const token = signIn.session.accessToken;
  const { products, customers } = await ask(url, token, listsQuery);
  const productIds = products.edges.slice(0, 5).map(({ node }) => node.id);
  for (const productId of productIds) {
    const input = { idempotencyKey: crypto.randomUUID(), productId, quantity: count };
    await ask(
      url,
      token,
      'mutation ($input: ReceiveStockInput!) { receiveStock(input: $input) { userErrors { message } } }',
      { input },
    );
  }
  const orderIds = [];
  for (let index = 0; index < count; index++) {
    const input = {
      idempotencyKey: crypto.randomUUID(),
      customerId: customers.edges[index % customers.edges.length].node.id,
      lines: productIds.map((productId) => ({ productId, quantity: 1 })),
      payments: [{ method: 'CARD' }],
      awaitOutcomeMs: 10_000,
    };
    const { placeOrder } = await ask(url, token, placeOrderMutation, { input });
    if (placeOrder.order?.status !== 'COMPLETED') throw new Error(JSON.stringify(placeOrder));
    orderIds.push(placeOrder.order.id);
  }
  return { token, orderIds };
}

const signInMutation =
  'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
const listsQuery =
  '{ products(first: 5) { edges { node { id } } } customers(first: 100) { edges { node { id } } } }';
const placeOrderMutation =
  'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id status } userErrors { code message } } }';

async function ask(url, token, query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
