import { check } from 'k6';
import exec from 'k6/execution';
import { mutate, mutateAtOnce, mutateTwice } from './shop/graph.ts';
import { readBalance } from './shop/ledger.ts';
import { arrivals, invariant, load, unaccounted } from './shop/load.ts';
import { type Refunded, refundInput, refundOrder } from './shop/refund.ts';
import {
  auditSale,
  type Order,
  openSale,
  orderInput,
  placeOrder,
  type RecordedOrder,
  type Sale,
} from './shop/sale.ts';

/** Three pieces are sold, at a discount, and come back: in part, in whole, by a double click, or to four tills at once. */
export const options = load(
  { refunds: arrivals(5, 60, 3) },
  { placeOrder: 1000, refundOrder: 1000, account: 1000 },
);

const pieces = 3;

export const setup = (): Sale => openSale({ products: 5, pieces: 1_000_000 });

export default function (sale: Sale): void {
  const turn = exec.scenario.iterationInTest;
  const productId = sale.productIds[turn % sale.productIds.length];
  const lines = [{ productId, quantity: pieces, discount: { percent: '10' } }];
  const placed = placeOrder(sale, { ...orderInput(sale, []), lines });
  if (!placed) return;
  const refunds = ways[turn % ways.length]?.(sale, placed.order) ?? [];
  for (const { refund } of refunds) unaccounted.add(-Number(refund.total.amount));
  // Who gave money back sees the drawer without it.
  readBalance(sale, refunds.map(({ consistencyToken }) => consistencyToken).join(','));
}

export function teardown(sale: Sale): void {
  const { orders } = auditSale(sale);
  invariant('nothing is refunded that was not sold', orders.every(isWithin));
  invariant('what came back whole is refunded whole', orders.every(isWholeOnlyWhole));
}

const ways: readonly ((sale: Sale, order: Order) => readonly Refunded[])[] = [
  inPart,
  inWhole,
  twiceUnderOneKey,
  atOnce,
];

function inPart(sale: Sale, order: Order): readonly Refunded[] {
  return [1, 1].flatMap((quantity) => refund(sale, refundInput(order, quantity)));
}

function inWhole(sale: Sale, order: Order): readonly Refunded[] {
  return refund(sale, refundInput(order, pieces, false));
}

function twiceUnderOneKey(sale: Sale, order: Order): readonly Refunded[] {
  const input = refundInput(order, 2);
  const [first, second] = mutateTwice<Refunded>(sale.session, 'refundOrder', refundOrder, input);
  if (!first || !second) return [];
  invariant('a repeated refund is the first one', first.refund.id === second.refund.id);
  return [first];
}

/** One of the four comes too late. */
function atOnce(sale: Sale, order: Order): readonly Refunded[] {
  const inputs = Array.from({ length: pieces + 1 }, () => refundInput(order, 1));
  const answers = mutateAtOnce<Refunded>(sale.session, 'refundOrder', refundOrder, inputs);
  const codes = answers.flatMap((answer) => answer?.userErrors.map(({ code }) => code) ?? ['NO_ANSWER']);
  check(
    codes,
    {
      'of four for three pieces one is refused': ([code, ...more]) =>
        code === 'STATE_NOT_ALLOWED' && more.length === 0,
    },
    { operation: 'refundOrder' },
  );
  return answers.filter((answer) => answer !== undefined && answer.userErrors.length === 0) as Refunded[]; // accepted
}

function refund(sale: Sale, input: object): readonly Refunded[] {
  const refunded = mutate<Refunded>(sale.session, 'refundOrder', refundOrder, input);
  return refunded ? [refunded] : [];
}

const isWithin = ({ lines, total, refundedTotal }: RecordedOrder): boolean =>
  lines.every(({ quantity, refundedQuantity }) => refundedQuantity <= quantity) &&
  Number(refundedTotal.amount) <= Number(total.amount);

const isWholeOnlyWhole = ({ lines, total, refundedTotal }: RecordedOrder): boolean =>
  lines.every(({ quantity, refundedQuantity }) => refundedQuantity === quantity) ===
  (refundedTotal.amount === total.amount);
