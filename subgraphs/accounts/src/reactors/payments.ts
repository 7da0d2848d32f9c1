import { defineReactor } from '@tillgraph/platform/consumers';
import { reactorMetadata } from '@tillgraph/platform/subgraph';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import type { paymentCommands } from '../commands/payments.ts';

/** Accounts' part in the order saga: what is reserved is paid, what is cancelled is given back. */
export const paymentReactor = (payments: ReturnType<typeof paymentCommands>) =>
  defineReactor<Extract<OrderEvent, { readonly type: 'OrderReserved' | 'OrderCancelled' }>>({
    name: 'payments',
    handles: { orders: ['OrderReserved', 'OrderCancelled'] },
    react: async (event) => {
      const metadata = reactorMetadata('payments', event);
      await (event.type === 'OrderReserved'
        ? payments.take(event.data, metadata)
        : payments.giveBack(event.data.orderId, metadata));
    },
  });
