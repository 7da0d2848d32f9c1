import type { Reactor } from '@tillgraph/platform/consumers';
import { type ContextRuntime, reactorMetadata } from '@tillgraph/platform/subgraph';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { paymentCommands } from '../commands/payments.ts';

type Handled = 'OrderReserved' | 'OrderCancelled' | 'OrderRefunded';
type Order = Recorded<Extract<OrderEvent, { readonly type: Handled }>>;

const name = 'payments';

/** Accounts' part in the order saga: what is reserved is paid, what is cancelled or taken back is given back. */
export function createPayments(runtime: ContextRuntime): Reactor {
  const payments = paymentCommands(runtime);
  return {
    name,
    handles: { orders: ['OrderReserved', 'OrderCancelled', 'OrderRefunded'] satisfies readonly Handled[] },
    react: async (event) => {
      const order = event as Order; // only these are handled
      const metadata = reactorMetadata(name, event);
      switch (order.type) {
        case 'OrderReserved':
          await payments.take(order.data, metadata);
          return;
        case 'OrderCancelled':
          await payments.giveBack(order.data.orderId, metadata);
          return;
        case 'OrderRefunded':
          await payments.refund(order.data, metadata);
      }
    },
  };
}
