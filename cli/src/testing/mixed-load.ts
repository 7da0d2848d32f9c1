import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { account, customer, product, usd } from './furnish.ts';
import type { Answer, Data, GraphClient } from './graph-client.ts';
import { accepted, mutationOf } from './mutate.ts';

/** The keys of changes that a text names. */
export const keysIn = (text: string): readonly string[] => text.match(/key-\d+-[0-9a-f-]{36}/g) ?? [];

/** A change whose events name its key, and how many of them there are when it is accepted. */
interface Change {
  readonly key: string;
  readonly mutation: string;
  readonly input: object;
  readonly events: number;
}

export interface Acknowledged extends Change {
  readonly payload: Data;
  readonly attempts: number;
}

/** Several people at work at once, each of whom sends a change under its key until it is acknowledged. */
export interface MixedLoad {
  readonly acknowledged: readonly Acknowledged[];
  /** Answers that blame the program. */
  readonly faults: readonly string[];
  /** Resolves when so many were acknowledged in all. */
  reached(count: number): Promise<void>;
  /** Begins nothing new; resolves when what was begun is acknowledged. */
  stop(): Promise<void>;
}

export async function startMixedLoad(client: GraphClient, people = 16): Promise<MixedLoad> {
  const stage = await furnish(client);
  const acknowledged: Acknowledged[] = [];
  const faults: string[] = [];
  let begun = 0;
  let stopped = false;

  async function work(): Promise<void> {
    while (!stopped) {
      begun += 1;
      const change = await acknowledge(client, changeOf(stage, begun), faults);
      acknowledged.push(change);
      const { order } = change.payload;
      if (order?.status === 'COMPLETED') stage.sold.push({ orderId: order.id, lineId: order.lines[0].id });
    }
  }
  const working = Promise.all(Array.from({ length: people }, work));

  return {
    acknowledged,
    faults,
    async reached(count) {
      while (acknowledged.length < count) await pause(1);
    },
    async stop() {
      stopped = true;
      await working;
    },
  };
}

interface Stage {
  readonly products: readonly string[];
  readonly accounts: readonly string[];
  readonly customerId: string;
  readonly tillSessionId: string;
  /** What may come back. */
  readonly sold: { readonly orderId: string; readonly lineId: string }[];
}

async function furnish(client: GraphClient): Promise<Stage> {
  const load = randomUUID().slice(0, 8);
  const products = await Promise.all(
    [1, 2, 3].map((index) => product(client, { sku: `P${index}-${load}`, price: '2', pieces: 60 })),
  );
  const customerId = await customer(client, 'Ada');
  const accounts = await Promise.all(
    [1, 2, 3].map((index) => account(client, { code: `A${index}-${load}`, customerId, balance: '40' })),
  );
  const drawer = await account(client, { code: `D-${load}`, kind: 'TILL' });
  const counted = { accountId: drawer, counted: usd('50') };
  const { tillSession } = await accepted(client, 'openTill', counted, 'tillSession { id }');
  return { products, accounts, customerId, tillSessionId: tillSession.id, sold: [] };
}

/** A shop's mixed load: sales of all kinds, and what comes back of them, beside goods, money and people that come in. */
function changeOf({ products, accounts, customerId, tillSessionId, sold }: Stage, index: number): Change {
  const key = `key-${index}-${randomUUID()}`;
  const productId = products[index % products.length];
  const [accountId, other] = [accounts[index % accounts.length], accounts[(index + 1) % accounts.length]];
  const lines = [{ productId, quantity: 1 + (index % 2) }];
  const cash = { tillSessionId, amount: usd('1'), reason: key };
  const { orderId = 'none', lineId = 'none' } = sold[index % sold.length] ?? {};
  const [mutation, events, input] = (
    [
      ['placeOrder', 1, { lines, payments: [{ method: 'CASH' }], note: key, awaitOutcomeMs: 5000 }],
      [
        'placeOrder',
        1,
        {
          lines,
          discounts: [{ percent: '33.3333' }],
          payments: [{ method: 'CASH' }],
          note: key,
          awaitOutcomeMs: 5000,
        },
      ],
      // Refused when all of it came back before.
      ['refundOrder', 1, { orderId, lines: [{ lineId, quantity: 1 }], reason: key }],
      ['placeOrder', 1, { lines, customerId, payments: [{ method: 'ACCOUNT', accountId }], note: key }],
      ['recordIncome', 1, { accountId, amount: usd('3'), description: key }],
      [
        'placeOrder',
        1,
        {
          lines,
          fulfilmentMethod: 'DELIVERY',
          payments: [{ method: 'CARD' }],
          note: key,
          awaitOutcomeMs: 5000,
        },
      ],
      [
        'transfer',
        2,
        {
          fromAccountId: accountId,
          toAccountId: other,
          amount: usd(String(1 + (index % 40))),
          description: key,
        },
      ],
      ['moveCash', 1, { ...cash, direction: 'INCOME' }],
      ['moveCash', 2, { ...cash, direction: 'EXPENSE', toAccountId: 'till' }],
      ['receiveStock', 1, { productId, quantity: 2, reference: key }],
      ['registerCustomer', 1, { name: key }],
      ['createProduct', 1, { sku: key.slice(0, 64), name: key, price: usd('1') }],
    ] as const
  )[index % 12] ?? ['createCategory', 1, { name: key }];
  return { key, mutation, events, input: { idempotencyKey: key, ...input } };
}

/** Sends it under its key until it is acknowledged, whatever becomes of the servers meanwhile. */
async function acknowledge(client: GraphClient, change: Change, faults: string[]): Promise<Acknowledged> {
  const entity = change.mutation === 'placeOrder' ? 'order { id number status lines { id } }' : '';
  for (let attempts = 1; ; attempts++) {
    const answer = await client
      // Each is decided on its own context's log: what others have done need not be seen before.
      .request(mutationOf(change.mutation, entity), { input: change.input }, { 'consistency-token': '' })
      .catch((): Answer | undefined => undefined);
    const payload = answer?.data?.[change.mutation];
    if (payload) return { ...change, payload, attempts };
    const codes = answer?.errors?.map(({ extensions }) => String(extensions?.code)) ?? [];
    faults.push(...codes.filter((code) => code === 'INTERNAL_SERVER_ERROR'));
    await pause(250);
  }
}
