import { randomUUID } from 'node:crypto';
import { account, customer, product } from '@tillgraph/cli/testing/furnish';
import type { Data, GraphClient } from '@tillgraph/cli/testing/graph-client';

/** What people work with: few things, so that they meet. */
export interface Stage {
  readonly products: readonly string[];
  /** Of a customer, without overdraft. */
  readonly accounts: readonly string[];
  readonly till: string;
  readonly card: string;
  /** In whole units of the currency; of every product, without tax. */
  readonly price: number;
  /** What was there before anybody began. */
  readonly opening: { readonly balances: ReadonlyMap<string, number>; readonly pieces: number };
}

export async function furnishStage(client: GraphClient): Promise<Stage> {
  const name = randomUUID().slice(0, 8);
  const products: string[] = [];
  for (const index of [1, 2, 3]) {
    products.push(await product(client, { sku: `C${index}-${name}`, price: String(price), pieces }));
  }
  const customerId = await customer(client, 'Ada');
  const accounts: string[] = [];
  for (const index of [1, 2, 3]) {
    accounts.push(await account(client, { code: `C${index}-${name}`, customerId, balance: String(balance) }));
  }
  const { till, card }: Data = await client.query(
    '{ till: accountByCode(code: "till") { id balance { amount } } card: accountByCode(code: "card") { id balance { amount } } }',
  );
  const balances = new Map([
    ...accounts.map((id) => [id, balance] as const),
    ...[till, card].map(({ id, balance }) => [id, Number(balance.amount)] as const),
  ]);
  return { products, accounts, till: till.id, card: card.id, price, opening: { balances, pieces } };
}

const price = 2;
/** As many as are sold in some seconds, so that there is sometimes nothing left. */
const pieces = 60;
const balance = 40;
