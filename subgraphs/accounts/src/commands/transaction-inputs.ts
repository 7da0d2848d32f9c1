import { dateTime, id, idempotencyKey, optional, positiveMoney, text } from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import { houseAccounts } from '../domain/house-accounts.ts';

export type RecordTransactionInput = z.output<typeof recordTransactionInput>;
export type TransferInput = z.output<typeof transferInput>;
export type DepositInput = z.output<typeof depositInput>;
export type ReverseTransactionInput = z.output<typeof reverseTransactionInput>;

/** The drawer that is meant where none is named. */
const [{ id: houseDrawer }] = houseAccounts;

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

export const depositInput = z
  .object({ idempotencyKey, accountId: id, tillAccountId: optional(id), amount: positiveMoney })
  .transform(({ tillAccountId, ...input }) => ({
    ...input,
    drawerId: tillAccountId ?? houseDrawer,
  }))
  .refine(({ accountId, drawerId }) => accountId !== drawerId, {
    path: ['accountId'],
    message: 'Choose the account that the money is for, not the drawer that it is put in.',
  });

export const reverseTransactionInput = z.object({ idempotencyKey, transactionId: id, reason: description });
