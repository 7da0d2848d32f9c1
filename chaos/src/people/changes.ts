import { usd } from '@tillgraph/cli/testing/furnish';
import type { Data } from '@tillgraph/cli/testing/graph-client';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

/** What somebody wants to change. */
export interface Wish {
  readonly mutation: string;
  /** Without its key. */
  readonly input: Data;
}

/** Each names the key in a text that is kept in its events. */
export const wishes = {
  cashSale: (stage: Stage, random: Random, key: string): Wish => ({
    mutation: 'placeOrder',
    input: { lines: linesOf(stage, random), payments: [{ method: 'CASH' }], note: key, awaitOutcomeMs: 5000 },
  }),
  saleOnAccount: (stage: Stage, random: Random, key: string): Wish => ({
    mutation: 'placeOrder',
    input: {
      lines: linesOf(stage, random),
      payments: [{ method: 'ACCOUNT', accountId: random.oneOf(stage.accounts) }],
      note: key,
      awaitOutcomeMs: random.oneOf([0, 5000]),
    },
  }),
  delivery: (stage: Stage, random: Random, key: string): Wish => ({
    mutation: 'placeOrder',
    input: {
      lines: linesOf(stage, random),
      payments: [{ method: 'CARD' }],
      fulfilmentMethod: 'DELIVERY',
      note: key,
      awaitOutcomeMs: random.oneOf([0, 5000]),
    },
  }),
  ship: (orderId: string): Wish => ({ mutation: 'shipOrder', input: { orderId } }),
  cancel: (orderId: string, key: string): Wish => ({
    mutation: 'cancelOrder',
    input: { orderId, message: key },
  }),
  refund: (orderId: string, lineId: string, key: string): Wish => ({
    mutation: 'refundOrder',
    input: { orderId, lines: [{ lineId, quantity: 1 }], reason: key },
  }),
  income: (stage: Stage, random: Random, key: string): Wish => ({
    mutation: 'recordIncome',
    input: { accountId: random.oneOf(stage.accounts), ...amountOf(random), description: key },
  }),
  expense: (stage: Stage, random: Random, key: string): Wish => ({
    mutation: 'recordExpense',
    input: { accountId: random.oneOf(stage.accounts), ...amountOf(random), description: key },
  }),
  transfer: (stage: Stage, random: Random, key: string): Wish => {
    const from = random.below(stage.accounts.length);
    const to = (from + 1 + random.below(stage.accounts.length - 1)) % stage.accounts.length;
    return {
      mutation: 'transfer',
      input: {
        fromAccountId: stage.accounts[from],
        toAccountId: stage.accounts[to],
        ...amountOf(random),
        description: key,
      },
    };
  },
  receive: (stage: Stage, random: Random, key: string): Wish => ({
    mutation: 'receiveStock',
    input: { productId: random.oneOf(stage.products), quantity: 1 + random.below(6), reference: key },
  }),
  loss: (stage: Stage, random: Random, key: string): Wish => ({
    mutation: 'adjustStock',
    input: { productId: random.oneOf(stage.products), delta: -1, reason: 'LOSS', note: key },
  }),
};

/** One or two, of different products or of one. */
const linesOf = ({ products }: Stage, random: Random) =>
  Array.from({ length: 1 + random.below(2) }, () => ({
    productId: random.oneOf(products),
    quantity: 1 + random.below(2),
  }));

const amountOf = (random: Random) => ({ amount: usd(String(1 + random.below(12))) });
