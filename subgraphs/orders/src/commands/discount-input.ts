import type { Discount } from '@tillgraph/shared-domain/discount';
import { nonNegativeMoney, optional, percent } from '@tillgraph/shared-domain/input';
import { z } from 'zod';

export const discountInput = z
  .object({ percent: optional(percent), amount: optional(nonNegativeMoney) })
  .transform(({ percent, amount }, context): Discount => {
    if (percent !== null && amount === null) return { percent };
    if (amount !== null && percent === null) return { amount };
    context.addIssue({ code: 'custom', message: 'Give either a percentage or an amount.' });
    return z.NEVER;
  });
