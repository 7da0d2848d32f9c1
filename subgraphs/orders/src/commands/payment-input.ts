import { id, optional, optionalText, positiveMoney } from '@tillgraph/shared-domain/input';
import { z } from 'zod';

export const paymentInput = z.object({
  method: z.enum(['CASH', 'CARD', 'ACCOUNT']),
  amount: optional(positiveMoney),
  accountId: optional(id),
  tendered: optional(positiveMoney),
  reference: optionalText({ min: 0, max: 200 }).transform((given) => given || null),
});
