import { type Discount, formatPercent } from '@tillgraph/shared-domain/discount';
import { formatMoney, type Money } from '@tillgraph/shared-domain/money';
import type { DiscountInput, PaymentInput, PlaceOrderInput } from '../graph/generated/graphql.ts';
import type { Cart } from './cart.ts';
import type { Tender } from './tender.ts';

/** A sale that was sent and whose outcome is not known yet. Sent again as it is, it is the same sale. */
export type Submission = PlaceOrderInput;

/** What a cart is sold for, and what it is paid with. */
export interface Sale {
  readonly cart: Cart;
  /** As it was shown: the shop refuses another. */
  readonly total: Money;
  /** They add up to the total: none when it is nothing. */
  readonly tenders: readonly Tender[];
  /** The account that takes the cash, when it is another than the shop's first drawer. */
  readonly drawerId?: string | undefined;
}

/** One key for each content: the pending submission itself when its content is this, else a new sale. */
export function submissionOf(sale: Sale, pending: Submission | undefined, newKey: () => string): Submission {
  const content = contentOf(sale);
  if (pending) {
    const { idempotencyKey, ...before } = pending;
    if (JSON.stringify(before) === JSON.stringify(content)) return pending;
  }
  return { idempotencyKey: newKey(), ...content };
}

/** Fields have the order of stored-submission.ts: contents are compared as text. */
const contentOf = ({ cart, total, tenders, drawerId }: Sale): Omit<PlaceOrderInput, 'idempotencyKey'> => ({
  lines: cart.lines.map(({ product, quantity, discount, note }) => ({
    productId: product.id,
    quantity,
    ...(discount && { discount: discountInput(discount) }),
    ...(note && { note }),
  })),
  // The last one takes the rest.
  payments: tenders.map((tender, index) => paymentInput(tender, index === tenders.length - 1, drawerId)),
  ...(cart.customer && { customerId: cart.customer.id }),
  ...(cart.delivery && { fulfilmentMethod: 'DELIVERY', deliveryAddress: cart.delivery }),
  ...(cart.note && { note: cart.note }),
  ...(cart.discount && { discounts: [discountInput(cart.discount)] }),
  expectedTotal: formatMoney(total),
  awaitOutcomeMs,
});

const discountInput = (discount: Discount): DiscountInput =>
  'percent' in discount
    ? { percent: formatPercent(discount.percent) }
    : { amount: formatMoney(discount.amount) };

const paymentInput = (
  { method, amount, given, account, reference }: Tender,
  takesRest: boolean,
  drawerId: string | undefined,
): PaymentInput => ({
  method,
  ...(!takesRest && { amount: formatMoney(amount) }),
  ...(account && { accountId: account.id }),
  ...(method === 'CASH' && drawerId !== undefined && { accountId: drawerId }),
  ...(given && { tendered: formatMoney(given) }),
  ...(reference && { reference }),
});

/** ms; less than the gateway gives a mutation. */
const awaitOutcomeMs = 8000;
