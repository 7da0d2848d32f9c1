import type { Reactor } from '@tillgraph/platform/consumers';
import { type ContextRuntime, reactorMetadata } from '@tillgraph/platform/subgraph';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { paymentCommands } from '../commands/payments.ts';

type Order = Recorded<Extract<OrderEvent, { readonly type: 'OrderReserved' | 'OrderCancelled' }>>;

const name = 'payments';

/** Accounts' part in the order saga: what is reserved is paid, what is cancelled is given back. */
export function createPayments(runtime: ContextRuntime): Reactor {
  const payments = paymentCommands(runtime);
  return {
    name,
    handles: { orders: ['OrderReserved', 'OrderCancelled'] },
    react: async (event) => {
      const order = event as Order; // only these are handled
      const metadata = reactorMetadata(name, event);
      await (order.type === 'OrderReserved'
        ? payments.take(order.data, metadata)
        : payments.giveBack(order.data.orderId, metadata));
    },
  };
}
