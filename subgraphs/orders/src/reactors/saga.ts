import { defineReactor } from '@tillgraph/platform/consumers';
import { type ContextRuntime, executeOn, reactorMetadata } from '@tillgraph/platform/subgraph';
import { order } from '../domain/order.ts';
import { type Answer, recordAnswer } from '../domain/record-answer.ts';

const name = 'order-saga';

/** The order's steps: what inventory and accounts answered to it, recorded in its own stream. */
export const createSaga = ({ log }: ContextRuntime) =>
  defineReactor<Answer>({
    name,
    handles: {
      inventory: ['StockReserved', 'StockRejected'],
      accounts: ['PaymentTaken', 'PaymentDeclined', 'PaymentReturned'],
    },
    react: async (event) => {
      await executeOn(log, {
        aggregate: order,
        id: event.data.orderId,
        metadata: reactorMetadata(name, event),
        decide: (state) => recordAnswer(event, state),
        result: null,
      });
    },
  });
