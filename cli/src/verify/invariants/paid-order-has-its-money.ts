import { orderEvent, transaction } from '../events-of.ts';
import type { CreateInvariant } from '../invariant.ts';

/**
 * All payments of an order that counts as paid were taken, those of one that was cancelled are all given back as soon as
 * accounts have answered, and those of a refund booked.
 */
export const paidOrderHasItsMoney: CreateInvariant = (tell, answers) => {
  const orders = new Map<string, OrderMoney>();
  return {
    see(event) {
      const order = orderEvent(event);
      if (order) {
        const { orderId } = order.data;
        const money = orders.get(orderId) ?? newMoney();
        orders.set(orderId, money);
        switch (order.type) {
          case 'OrderPlaced':
            money.asked = order.data.total.minor;
            break;
          case 'OrderPaid':
            money.isPaid = true;
            break;
          case 'OrderCancelled':
            money.isCancelled = true;
            money.isAnswered = answers.isAnswered('accounts', event);
            break;
          case 'OrderRefunded':
            money.refunded += order.data.total.minor;
            money.isAnswered = answers.isAnswered('accounts', event);
            break;
        }
      }
      const booked = transaction(event);
      const money = booked?.data.orderId ? orders.get(booked.data.orderId) : undefined;
      if (!booked || !money) return;
      if (booked.data.origin === 'ORDER_PAYMENT') money.taken += booked.data.amount.minor;
      else money.back += booked.data.amount.minor;
    },
    end() {
      for (const [orderId, money] of orders) {
        const where = { context: 'orders', stream: `order-${orderId}` } as const;
        const { asked, taken, back, refunded, isPaid, isCancelled, isAnswered } = money;
        if (isPaid && taken !== asked) tell(where, `it is paid with ${asked}, and ${taken} was taken`);
        if (isCancelled && isAnswered && back !== taken) {
          tell(where, `it is cancelled; ${taken} was taken and ${back} given back`);
        }
        if (!isCancelled && isAnswered && back !== refunded) {
          tell(where, `${refunded} of it is refunded, and ${back} was given back`);
        }
        if (!isCancelled && back > refunded)
          tell(where, `${back} was given back, of which ${refunded} is refunded`);
      }
    },
  };
};

/** In minor units. */
interface OrderMoney {
  asked: number;
  taken: number;
  back: number;
  refunded: number;
  isPaid: boolean;
  isCancelled: boolean;
  /** Accounts have done with its latest cancellation or refund. */
  isAnswered: boolean;
}

const newMoney = (): OrderMoney => ({
  ...{ asked: 0, taken: 0, back: 0, refunded: 0 },
  ...{ isPaid: false, isCancelled: false, isAnswered: false },
});
