import {
  changeFields,
  id,
  idempotencyKey,
  nonNegativeMoney,
  optional,
  positiveMoney,
  text,
} from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import { drawerIdOf } from '../domain/till-session-id.ts';

export type OpenTillInput = z.output<typeof openTillInput>;
export type MoveCashInput = z.output<typeof moveCashInput>;
export type CloseTillInput = z.output<typeof closeTillInput>;

export const openTillInput = z.object({ idempotencyKey, accountId: id, counted: nonNegativeMoney });

export const moveCashInput = z
  .object({
    idempotencyKey,
    tillSessionId: id,
    direction: z.enum(['INCOME', 'EXPENSE']),
    amount: positiveMoney,
    reason: text({ min: 1, max: 500 }),
    toAccountId: optional(id),
  })
  .refine(({ tillSessionId, toAccountId }) => drawerIdOf(tillSessionId) !== toAccountId, {
    path: ['toAccountId'],
    message: 'Choose another account than the drawer itself.',
  });

export const closeTillInput = z.object({
  ...changeFields,
  idempotencyKey,
  tillSessionId: id,
  counted: nonNegativeMoney,
});
