import { orderQuery } from '../peers/shop-schema.js';

/** By kind: from its data to { nextBody(): JSON text, isGood(body): whether the answer is what was asked for }. */
export const requests = {
  /** Each asks for another order of the ids. */
  order: ({ ids }) => {
    const nextId = inTurn(ids);
    return {
      nextBody: () =>
        JSON.stringify({ query: orderQuery, operationName: 'Order', variables: { id: nextId() } }),
      isGood: (body) => body.startsWith('{"data":{"order":{') && !body.includes('"errors"'),
    };
  },

  /** Each puts a dollar on another of the accounts. */
  recordIncome: ({ accountIds }) => {
    const nextAccount = inTurn(accountIds);
    return mutation('recordIncome', recordIncome, () => ({
      accountId: nextAccount(),
      amount: { amount: '1.00', currencyCode: 'USD' },
      description: 'Salary',
    }));
  },

  /** Each sells a piece of each product, paid by card, and waits for the outcome. */
  placeOrder: ({ productIds }) =>
    mutation('placeOrder', placeOrder, () => ({
      lines: productIds.map((productId) => ({ productId, quantity: 1 })),
      payments: [{ method: 'CARD' }],
      awaitOutcomeMs: 10_000,
    })),
};

function mutation(name, query, nextInput) {
  return {
    nextBody: () =>
      JSON.stringify({
        query,
        variables: { input: { idempotencyKey: crypto.randomUUID(), ...nextInput() } },
      }),
    isGood: (body) => body.startsWith(`{"data":{"${name}":{`) && body.includes('"userErrors":[]'),
  };
}

/** Begins anywhere, so that processes do not ask for the same in step. */
function inTurn(values) {
  let next = Math.floor(Math.random() * values.length);
  return () => values[next++ % values.length];
}

const recordIncome = `mutation RecordIncome($input: RecordTransactionInput!) {
  recordIncome(input: $input) {
    transaction { id }
    account { id balance { amount currencyCode } }
    userErrors { code }
  }
}`;

const placeOrder = `mutation PlaceOrder($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    order { id number status total { amount currencyCode } }
    userErrors { code }
  }
}`;
