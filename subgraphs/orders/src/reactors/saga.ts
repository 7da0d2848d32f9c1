import type { Reactor } from '@tillgraph/platform/consumers';
import { type ContextRuntime, executeOn, reactorMetadata } from '@tillgraph/platform/subgraph';
import type { Recorded } from '@tillgraph/shared-domain/event';
import { order } from '../domain/order.ts';
import { type Answer, recordAnswer } from '../domain/record-answer.ts';

const name = 'order-saga';

/** The order's steps: what inventory and accounts answered to it, recorded in its own stream. */
export const createSaga = ({ log }: ContextRuntime): Reactor => ({
  name,
  handles: {
    inventory: ['StockReserved', 'StockRejected'],
    accounts: ['PaymentTaken', 'PaymentDeclined', 'PaymentReturned'],
  },
  react: async (event) => {
    const answer = event as Recorded<Answer>; // only these are handled
    await executeOn(log, {
      aggregate: order,
      id: answer.data.orderId,
      metadata: reactorMetadata(name, event),
      decide: (state) => recordAnswer(answer, state),
      result: null,
    });
  },
});
