import type { Data, GraphClient } from './graph-client.ts';
import { accepted } from './mutate.ts';

// What a shop's day begins with. Each answers the new entity's id.

export async function product(
  client: GraphClient,
  {
    sku,
    price,
    pieces = 0,
    taxRate = '0',
  }: { sku: string; price: string; pieces?: number; taxRate?: string },
): Promise<string> {
  const input = { sku, name: `Product ${sku}`, price: usd(price), taxRate };
  const created = await accepted(client, 'createProduct', input, 'product { id }');
  const { id } = created.product;
  if (pieces > 0) await accepted(client, 'receiveStock', { productId: id, quantity: pieces });
  return id;
}

export async function customer(client: GraphClient, name: string): Promise<string> {
  return (await accepted(client, 'registerCustomer', { name }, 'customer { id }')).customer.id;
}

export async function account(
  client: GraphClient,
  { balance, ...fields }: { code: string; kind?: string; customerId?: string; balance?: string },
): Promise<string> {
  const kind = fields.customerId ? { kind: 'CUSTOMER' } : {};
  const input = { name: `Account ${fields.code}`, currencyCode: 'USD', ...kind, ...fields };
  const { account: opened } = await accepted(client, 'openAccount', input, 'account { id }');
  if (balance) {
    const income = { accountId: opened.id, amount: usd(balance), description: 'Opening' };
    await accepted(client, 'recordIncome', income);
  }
  return opened.id;
}

export const usd = (amount: string) => ({ amount, currencyCode: 'USD' });

/** Places an order and waits for what becomes of it; `token`: to see that in stock and accounts. */
export async function sell(client: GraphClient, input: object): Promise<Data> {
  const order = `order {
    id number status version total { amount } businessDate
    payments { method status amount { amount } change { amount } account { id code balance { amount } } }
    cancellation { reason message available { amount } shortages { requested available line { id } } }
  }`;
  const placed = await accepted(client, 'placeOrder', { awaitOutcomeMs: 10_000, ...input }, order);
  return { ...placed.order, token: placed.consistencyToken };
}
