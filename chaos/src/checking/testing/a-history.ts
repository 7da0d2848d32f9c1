import type { Data } from '@tillgraph/cli/testing/graph-client';
import type { Change, Reading } from '../../people/history.ts';
import type { Stage } from '../../people/stage.ts';

export const stage: Stage = {
  products: ['p'],
  accounts: ['a'],
  till: 'till',
  card: 'card',
  price: 2,
  opening: {
    balances: new Map([
      ['a', 40],
      ['till', 0],
      ['card', 0],
    ]),
    pieces: 60,
  },
};

export const keyOf = (index: number) =>
  `chaos-${index}-00000000-0000-0000-0000-${String(index).padStart(12, '0')}`;

/** Sent at `begin` and answered at `end`; null: never. */
export function change(
  index: number,
  mutation: string,
  input: Data,
  [begin, end]: readonly [number, number | null],
  payload: Data = {},
): Change {
  const answer = end !== null && { end, attempts: 1, payload: { userErrors: [], ...payload } };
  return { key: keyOf(index), mutation, input, begin, ...(answer && { answer }) };
}

export const refused = { userErrors: [{ code: 'INSUFFICIENT_FUNDS' }] };

export const income = (
  index: number,
  amount: number,
  span: readonly [number, number | null],
  payload?: Data,
) => change(index, 'recordIncome', { accountId: 'a', amount: { amount: String(amount) } }, span, payload);

export const order = (status: string, version: number, refundedQuantity = 0): Data => ({
  id: 'o',
  version,
  status,
  lines: [{ id: 'l', quantity: 2, refundedQuantity }],
  cancellation: status === 'CANCELLED' ? { reason: 'REQUESTED' } : null,
});

/** Of two pieces for 4 in cash. */
export const sale = (index: number, span: readonly [number, number | null], seen: Data): Change => {
  const input = { lines: [{ productId: 'p', quantity: 2 }], payments: [{ method: 'CASH' }] };
  return change(index, 'placeOrder', input, span, { order: seen });
};

export const balance = (amount: number, begin: number, end: number, id = 'a'): Reading => ({
  ...{ kind: 'account', id, begin, end },
  seen: { balance: { amount: amount.toFixed(2) } },
});

export const stock = (onHand: number, reserved: number, begin: number, end: number): Reading => ({
  ...{ kind: 'product', id: 'p', begin, end },
  seen: { stock: { onHand, reserved, available: onHand - reserved } },
});

export const look = (seen: Data, begin: number, end: number): Reading => ({
  ...{ kind: 'order', id: 'o', begin, end, seen },
});
