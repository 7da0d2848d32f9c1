import type { CommandMetadata, CommandOutcome } from '@tillgraph/platform/event-store';
import { type ContextRuntime, executeOn, type RequestContext } from '@tillgraph/platform/subgraph';
import { type Decision, refuse } from '@tillgraph/shared-domain/decision';
import type { OrderEvent } from '@tillgraph/shared-domain/events/orders';
import { expectedVersion, id, idempotencyKey, optional, optionalText } from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import { cancelOrder, givesMoneyBack } from '../domain/cancel-order.ts';
import { type Order, order } from '../domain/order.ts';
import { shipOrder } from '../domain/ship-order.ts';
import { unknownOrder } from './unknown-order.ts';

export const shipOrderInput = z.object({
  idempotencyKey,
  orderId: id,
  expectedVersion: optional(expectedVersion),
});

export const cancelOrderInput = z.object({
  ...shipOrderInput.shape,
  message: optionalText({ min: 1, max: 500 }),
});

type OrderOutcome = Promise<CommandOutcome<{ readonly orderId: string }>>;

export function changeOrderCommands({ log }: ContextRuntime) {
  const execute = (
    { orderId, expectedVersion }: z.output<typeof shipOrderInput>,
    metadata: CommandMetadata,
    decide: (state: Order) => Decision<OrderEvent>,
  ): OrderOutcome =>
    executeOn(log, {
      aggregate: order,
      id: orderId,
      metadata,
      expectedVersion,
      decide: (state) => (state ? decide(state) : refuse(unknownOrder)),
      result: { orderId },
    });

  return {
    ship: (input: z.output<typeof shipOrderInput>, metadata: CommandMetadata): OrderOutcome =>
      execute(input, metadata, shipOrder),
    cancel: (
      input: z.output<typeof cancelOrderInput>,
      metadata: CommandMetadata,
      request: RequestContext,
    ): OrderOutcome =>
      execute(input, metadata, (state) => {
        // Thrown, for it is no decision: nothing is recorded, and the key may be used again.
        if (givesMoneyBack(state)) request.requireScope('orders:refund');
        return cancelOrder(input.message, state);
      }),
  };
}
