import { type Discount, formatPercent } from '@tillgraph/shared-domain/discount';
import { formatMoney, type Money } from '@tillgraph/shared-domain/money';
import type { DiscountInput, PaymentInput, PlaceOrderInput } from '../graph/generated/graphql.ts';
import { type Cart, emptyCart } from './cart.ts';
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

export const submissionOf = (sale: Sale, idempotencyKey: string): Submission => ({
  idempotencyKey,
  ...contentOf(sale),
});

/** Whether the cart is still what is paid for, whatever is known of its products meanwhile. */
export const sellsTheSame = (sale: Sale, cart: Cart): boolean =>
  JSON.stringify(contentOf(sale)) === JSON.stringify(contentOf({ ...sale, cart }));

/** What is left when it was sold: what came in after it was sent, of the same customer. */
export function withoutSold({ customer, ...cart }: Cart, sold: Submission): Cart {
  const pieces = new Map(sold.lines.map(({ productId, quantity }) => [productId, quantity]));
  const lines = cart.lines
    .map((line) => ({ ...line, quantity: line.quantity - (pieces.get(line.product.id) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  return lines.length === 0 ? emptyCart : { lines, ...(customer && { customer }) };
}

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
