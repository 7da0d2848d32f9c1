import { formatMoney, type Money } from '@tillgraph/shared-domain/money';
import type { PlaceOrderInput } from '../graph/generated/graphql.ts';
import type { Cart } from './cart.ts';

/** A sale that was sent and whose outcome is not known yet. Sent again as it is, it is the same sale. */
export type Submission = PlaceOrderInput;

/** What a cart is sold for in cash. */
export interface CashSale {
  readonly cart: Cart;
  /** As it was shown: the shop refuses another. */
  readonly total: Money;
  /** At least the total. */
  readonly given: Money;
}

/** One key for each content: the pending submission itself when its content is this, else a new sale. */
export function submissionOf(
  sale: CashSale,
  pending: Submission | undefined,
  newKey: () => string,
): Submission {
  const content = contentOf(sale);
  if (pending) {
    const { idempotencyKey, ...before } = pending;
    if (JSON.stringify(before) === JSON.stringify(content)) return pending;
  }
  return { idempotencyKey: newKey(), ...content };
}

const contentOf = ({ cart, total, given }: CashSale): Omit<PlaceOrderInput, 'idempotencyKey'> => ({
  lines: cart.map(({ product, quantity }) => ({ productId: product.id, quantity })),
  // An order of nothing is paid at once, and takes no payment.
  payments: total.minor === 0 ? [] : [{ method: 'CASH', tendered: formatMoney(given) }],
  expectedTotal: formatMoney(total),
  awaitOutcomeMs,
});

/** ms; less than the gateway gives a mutation. */
const awaitOutcomeMs = 8000;
