import type { Decision } from '@tillgraph/shared-domain/decision';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import type { Money } from '@tillgraph/shared-domain/money';
import { given } from '@tillgraph/shared-domain/testing/given';
import { type Order, order } from '../domain/order.ts';
import { type PlaceOrder, placeOrder } from '../domain/place-order.ts';
import type { Known } from '../domain/references.ts';

export const usd = (minor: number): Money => ({ minor, currency: 'USD' });

/** A shop that adds 20 % to a coffee of 5.00, and nothing to a book of 12.50. */
export const known: Known = {
  shop: { currencyCode: 'USD', timeZone: 'America/New_York', pricesIncludeTax: false },
  products: new Map([
    ['coffee', onSale('Coffee', 500, 200_000)],
    ['book', onSale('Book', 1250, 0)],
    ['gift', onSale('Gift', 0, 0)],
    ['relic', { ...onSale('Relic', 100, 0), archived: true }],
  ]),
  categoryNames: new Map([['drinks', 'Drinks']]),
  customer: null,
};

function onSale(name: string, price: number, taxRate: number) {
  return { name, sku: name.toUpperCase(), price: usd(price), taxRate, categoryId: 'drinks', archived: false };
}

/** Two coffees, 12.00 with tax, in cash at the counter. */
export const twoCoffees: PlaceOrder = {
  orderId: '1',
  lines: [{ lineId: 'l1', productId: 'coffee', quantity: 2000, discount: null, note: null }],
  payments: [
    { paymentId: 'p1', method: 'CASH', amount: null, accountId: null, tendered: usd(2000), reference: null },
  ],
  customerId: null,
  cashierId: 'cashier',
  fulfilmentMethod: 'COUNTER',
  deliveryAddress: null,
  note: null,
  discounts: [],
  expectedTotal: null,
};

export const placedAt = '2026-01-01T00:00:00.000Z';

/** The events that follow, when the decision is to accept; an error otherwise. */
export function eventsOf(decision: Decision<OrderEvent>): readonly OrderEvent[] {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.errors));
  return decision.events;
}

export const place = (command: Partial<PlaceOrder> = {}, facts: Known = known): readonly OrderEvent[] =>
  eventsOf(placeOrder({ ...twoCoffees, ...command }, facts, placedAt));

export function orderAfter(...events: readonly OrderEvent[]): Order {
  const state = given(order, ...events);
  if (state === null) throw new Error('No event, no order');
  return state;
}
