import type { CommandMetadata, CommandOutcome } from '@tillgraph/platform/event-store';
import { type ContextRuntime, executeOn } from '@tillgraph/platform/subgraph';
import { refuse } from '@tillgraph/shared-domain/decision';
import {
  expectedVersion,
  id,
  idempotencyKey,
  list,
  optional,
  positiveQuantity,
  text,
} from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import { order } from '../domain/order.ts';
import { type RefundOrder, refundOrder } from '../domain/refund-order.ts';
import { lookUpRefundTerms } from './look-up.ts';
import { paymentInput } from './payment-input.ts';
import { unknownOrder } from './unknown-order.ts';

export const refundOrderInput = z.object({
  idempotencyKey,
  orderId: id,
  expectedVersion: optional(expectedVersion),
  lines: list(
    z.object({
      lineId: id,
      quantity: positiveQuantity,
      restock: optional(z.boolean('Say true or false.')).transform((restock) => restock ?? true),
    }),
    { min: 1, max: 500, things: 'lines' },
  ),
  payments: optional(list(paymentInput, { min: 0, max: 50, things: 'payments' })),
  reason: text({ min: 1, max: 500 }),
});

export const refundOrderCommand =
  (runtime: ContextRuntime) =>
  async (
    { orderId, expectedVersion, lines, payments, reason }: z.output<typeof refundOrderInput>,
    metadata: CommandMetadata,
  ): Promise<CommandOutcome<{ readonly orderId: string; readonly refundId: string }>> => {
    const { log, newId } = runtime;
    const named = payments?.flatMap(({ accountId }) => accountId ?? []) ?? [];
    const terms = await lookUpRefundTerms(runtime, named);
    const command: RefundOrder = {
      refundId: newId(),
      lines,
      payments: payments?.map((payment) => ({ ...payment, paymentId: newId() })) ?? null,
      reason,
      refundedBy: metadata.actor.kind === 'user' ? metadata.actor.id : null,
    };
    return executeOn(log, {
      aggregate: order,
      id: orderId,
      metadata,
      expectedVersion,
      decide: (state, now) => (state ? refundOrder(command, state, terms, now) : refuse(unknownOrder)),
      result: { orderId, refundId: command.refundId },
    });
  };
