import { orderEvent } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/** An order is placed, reserved and paid at most once, in this order, and ends at most once. */
export const orderTakesEachStepOnce: CreateInvariant = (tell) => {
  const orders = new Map<string, Step>();
  return {
    see(event) {
      const order = orderEvent(event);
      if (!order) return;
      const step = orders.get(event.stream) ?? 'none';
      const next = following[order.type]?.[step];
      if (!next) {
        tell(event, `version ${event.version}, ${order.type}, comes to an order that is ${step}`);
        return;
      }
      orders.set(event.stream, next);
    },
    end: () => undefined,
  };
};

type Step = 'none' | 'placed' | 'reserved' | 'paid' | 'handed over' | 'cancelled' | 'cancelled and paid back';

/** Where each event leads, by where the order was. */
const following: Readonly<Record<string, Partial<Readonly<Record<Step, Step>>>>> = {
  OrderPlaced: { none: 'placed' },
  OrderReserved: { placed: 'reserved' },
  OrderPaid: { reserved: 'paid' },
  OrderCompleted: { paid: 'handed over' },
  OrderShipped: { paid: 'handed over' },
  OrderCancelled: { placed: 'cancelled', reserved: 'cancelled', paid: 'cancelled' },
  OrderPaymentsReturned: { cancelled: 'cancelled and paid back' },
  OrderRefunded: { 'handed over': 'handed over' },
};
