import { dateTime, id, idempotencyKey, optional, positiveMoney, text } from '@tillgraph/shared-domain/input';
import { z } from 'zod';

export type RecordTransactionInput = z.output<typeof recordTransactionInput>;
export type TransferInput = z.output<typeof transferInput>;
export type ReverseTransactionInput = z.output<typeof reverseTransactionInput>;

const description = text({ min: 1, max: 500 });

export const recordTransactionInput = z.object({
  idempotencyKey,
  accountId: id,
  amount: positiveMoney,
  description,
  category: optional(text({ min: 1, max: 100 })),
  occurredAt: optional(dateTime),
});

export const transferInput = z
  .object({ idempotencyKey, fromAccountId: id, toAccountId: id, amount: positiveMoney, description })
  .refine(({ fromAccountId, toAccountId }) => fromAccountId !== toAccountId, {
    path: ['toAccountId'],
    message: 'Choose another account than the one that the money comes from.',
  });

export const reverseTransactionInput = z.object({ idempotencyKey, transactionId: id, reason: description });
