import type { Data } from '@tillgraph/cli/testing/graph-client';
import { type Change, type History, isRefused } from '../people/history.ts';
import type { Stage } from '../people/stage.ts';
import type { Effect } from './effects.ts';
import { type KnownOrder, knownOrders, seenBy } from './known-orders.ts';

/** What people have done to each balance and to each product's stock, as far as they know it themselves. */
export interface ShopEffects {
  readonly balance: EffectsById;
  readonly onHand: EffectsById;
  readonly available: EffectsById;
}

export type EffectsById = ReadonlyMap<string, readonly Effect[]>;

export function shopEffects(stage: Stage, history: History): ShopEffects {
  const balance = new Map<string, Effect[]>();
  const onHand = new Map<string, Effect[]>();
  const available = new Map<string, Effect[]>();
  const add = (effects: Map<string, Effect[]>, id: string, ...some: readonly Effect[]) =>
    effects.set(id, [...(effects.get(id) ?? []), ...some]);

  for (const change of history.changes.filter((each) => !isRefused(each))) {
    const { mutation, input } = change;
    const at = spanOf(change);
    if (mutation === 'recordIncome') add(balance, input.accountId, { ...at, delta: amountOf(input) });
    if (mutation === 'recordExpense') add(balance, input.accountId, { ...at, delta: -amountOf(input) });
    if (mutation === 'transfer') {
      add(balance, input.fromAccountId, { ...at, delta: -amountOf(input) });
      add(balance, input.toAccountId, { ...at, delta: amountOf(input) });
    }
    const came = { receiveStock: input.quantity, adjustStock: input.delta }[mutation];
    if (came !== undefined) {
      for (const effects of [onHand, available]) add(effects, input.productId, { ...at, delta: came });
    }
  }

  const known = knownOrders(history);
  for (const order of known.values()) {
    const { account, worth } = paymentOf(order.placed, stage);
    add(balance, account, ...comesAndMayGoBack(order, worth, 'PAID', 'COMPLETED', 'SHIPPED'));
    for (const { productId, quantity } of order.placed.input.lines) {
      const held = comesAndMayGoBack(order, -quantity, 'RESERVED', 'PAID', 'COMPLETED', 'SHIPPED');
      add(available, productId, ...held);
      add(onHand, productId, ...leaves(order, -quantity));
    }
    for (const refund of order.refunded) {
      const at = spanOf(refund);
      add(balance, account, { ...at, delta: -Math.sign(worth) * stage.price });
      const productId = productOfLine(order, refund.input.lines[0].lineId);
      for (const effects of [onHand, available]) add(effects, productId, { ...at, delta: 1 });
    }
  }
  // Nobody knows their orders.
  for (const placed of history.changes) {
    if (placed.mutation !== 'placeOrder' || placed.answer) continue;
    const { account, worth } = paymentOf(placed, stage);
    const at = { begin: placed.begin, end: never };
    add(balance, account, { ...at, delta: worth });
    for (const { productId, quantity } of placed.input.lines) {
      for (const effects of [onHand, available]) add(effects, productId, { ...at, delta: -quantity });
    }
  }
  return { balance, onHand, available };
}

const spanOf = ({ begin, answer }: Change) => ({ begin, end: answer?.end ?? never });
const amountOf = (input: Data): number => Number(input.amount.amount);

/** What a placed order takes or gives when it comes to one of these states, and gives back when it is cancelled. */
function comesAndMayGoBack(
  order: KnownOrder,
  delta: number,
  ...states: readonly string[]
): readonly Effect[] {
  const { begin } = order.placed;
  const cancelledBy = seenBy(order, 'CANCELLED');
  const come = { delta, begin, end: Math.min(seenBy(order, ...states), cancelledBy) };
  if (seenBy(order, 'COMPLETED', 'SHIPPED') < never) return [come];
  // One that is not paid may be declined, or time out; one that is is cancelled by people alone.
  const isPaid = seenBy(order, 'PAID') < cancelledBy;
  const cancelSince = isPaid ? Math.min(...order.cancelled.map((each) => each.begin)) : begin;
  const mayBeCancelled = cancelSince < never || cancelledBy < never;
  return mayBeCancelled
    ? [come, { delta: -delta, begin: Math.min(cancelSince, cancelledBy), end: cancelledBy }]
    : [come];
}

/** Of what nobody has seen yet. */
const never = Number.POSITIVE_INFINITY;

/** The goods: handed over at once at the counter, and when it is shipped of a delivery. */
function leaves(order: KnownOrder, delta: number): readonly Effect[] {
  const isDelivery = order.placed.input.fulfilmentMethod === 'DELIVERY';
  const begin = isDelivery ? Math.min(...order.shipped.map((each) => each.begin)) : order.placed.begin;
  if (begin === never || seenBy(order, 'CANCELLED') < never) return [];
  return [{ delta, begin, end: seenBy(order, 'COMPLETED', 'SHIPPED') }];
}

function paymentOf({ input }: Change, { till, card, price }: Stage): { account: string; worth: number } {
  const [{ method, accountId }] = input.payments;
  const pieces = input.lines.reduce((sum: number, { quantity }: Data) => sum + quantity, 0);
  if (method === 'ACCOUNT') return { account: accountId, worth: -pieces * price };
  return { account: method === 'CASH' ? till : card, worth: pieces * price };
}

function productOfLine({ placed }: KnownOrder, lineId: string): string {
  const index = placed.answer?.payload.order.lines.findIndex(({ id }: Data) => id === lineId);
  return placed.input.lines[index].productId;
}
