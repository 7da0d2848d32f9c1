import { z } from 'zod';
import { storedAddress, storedMoney } from './stored-cart.ts';

const discount = z.union([z.object({ percent: z.string() }), z.object({ amount: storedMoney })]);

/** A sale under way as a browser keeps it: what was sent, to the letter. */
export const storedSubmission = z.object({
  idempotencyKey: z.string(),
  lines: z.array(
    z.object({
      productId: z.string(),
      quantity: z.number(),
      discount: discount.optional(),
      note: z.string().optional(),
    }),
  ),
  payments: z.array(
    z.object({
      method: z.enum(['CASH', 'CARD', 'ACCOUNT']),
      amount: storedMoney.optional(),
      accountId: z.string().optional(),
      tendered: storedMoney.optional(),
      reference: z.string().optional(),
    }),
  ),
  customerId: z.string().optional(),
  fulfilmentMethod: z.enum(['COUNTER', 'DELIVERY']).optional(),
  deliveryAddress: storedAddress.optional(),
  note: z.string().optional(),
  discounts: z.array(discount).optional(),
  expectedTotal: storedMoney,
  awaitOutcomeMs: z.number(),
});
