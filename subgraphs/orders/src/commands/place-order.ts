import type { CommandMetadata, CommandOutcome } from '@tillgraph/platform/event-store';
import { type ContextRuntime, executeOn, type RequestContext } from '@tillgraph/platform/subgraph';
import {
  address,
  id,
  idempotencyKey,
  list,
  nonNegativeMoney,
  optional,
  optionalText,
  positiveQuantity,
} from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import { isSettled, order } from '../domain/order.ts';
import { type PlaceOrder, placeOrder } from '../domain/place-order.ts';
import { discountInput } from './discount-input.ts';
import { lookUp } from './look-up.ts';
import { paymentInput } from './payment-input.ts';

/** An empty one is none. */
const note = optionalText({ min: 0, max: 1000, multiline: true }).transform((written) => written || null);

const line = z.object({
  productId: id,
  quantity: positiveQuantity,
  discount: optional(discountInput),
  note,
});

/** In ms. */
const longestWait = 10_000;

export const placeOrderInput = z.object({
  idempotencyKey,
  lines: list(line, { min: 1, max: 500, things: 'lines' }),
  payments: list(paymentInput, { min: 0, max: 50, things: 'payments' }),
  customerId: optional(id),
  fulfilmentMethod: optional(z.enum(['COUNTER', 'DELIVERY'])).transform((method) => method ?? 'COUNTER'),
  deliveryAddress: optional(address),
  note,
  discounts: optional(list(discountInput, { min: 0, max: 50, things: 'discounts' })).transform(
    (discounts) => discounts ?? [],
  ),
  expectedTotal: optional(nonNegativeMoney),
  awaitOutcomeMs: optional(
    z
      .int('Give whole milliseconds.')
      .min(0, 'Give a wait that is not negative.')
      .max(longestWait, `Wait at most ${longestWait} ms.`),
  ).transform((wait) => wait ?? 0),
});

type PlaceOrderFields = z.output<typeof placeOrderInput>;

export const placeOrderCommand =
  (runtime: ContextRuntime) =>
  async (
    fields: PlaceOrderFields,
    metadata: CommandMetadata,
    request: RequestContext,
  ): Promise<CommandOutcome<{ readonly orderId: string }>> => {
    if (grantsDiscount(fields)) request.requireScope('orders:discount');
    const { log, newId } = runtime;
    const known = await lookUp(runtime, fields);
    const command = commandOf(fields, metadata, newId);
    const outcome = await executeOn(log, {
      aggregate: order,
      id: command.orderId,
      metadata,
      // All that may change meanwhile is judged in the decision, so that a repeat gets the first outcome.
      decide: (_state, now) => placeOrder(command, known, now),
      numbered: ({ type }) => (type === 'OrderPlaced' ? { counter: 'order', field: 'number' } : undefined),
      result: { orderId: command.orderId },
    });
    if (outcome.accepted && fields.awaitOutcomeMs > 0) {
      const { orderId } = outcome.result;
      await log.waitFor(
        order,
        orderId,
        ({ state }) => isSettled(state),
        fields.awaitOutcomeMs,
        request.signal,
      );
    }
    return outcome;
  };

const grantsDiscount = ({ lines, discounts }: PlaceOrderFields): boolean =>
  discounts.length > 0 || lines.some(({ discount }) => discount !== null);

const commandOf = (
  fields: PlaceOrderFields,
  { actor }: CommandMetadata,
  newId: () => string,
): PlaceOrder => ({
  orderId: newId(),
  lines: fields.lines.map((ordered) => ({ ...ordered, lineId: newId() })),
  payments: fields.payments.map((offered) => ({ ...offered, paymentId: newId() })),
  customerId: fields.customerId,
  cashierId: actor.kind === 'user' ? actor.id : null,
  fulfilmentMethod: fields.fulfilmentMethod,
  deliveryAddress: fields.deliveryAddress,
  note: fields.note,
  discounts: fields.discounts,
  expectedTotal: fields.expectedTotal,
});
