import {
  changeable,
  changeFields,
  code,
  id,
  idempotencyKey,
  optional,
  text,
} from '@tillgraph/shared-domain/input';
import { currencyPlaces, type Money } from '@tillgraph/shared-domain/money';
import { z } from 'zod';
import { parseOverdraftLimit } from '../domain/overdraft-limit.ts';

export type OpenAccountInput = z.output<typeof openAccountInput>;
export type UpdateAccountInput = z.output<typeof updateAccountInput>;
export type CloseAccountInput = z.output<typeof closeAccountInput>;

const name = text({ min: 1, max: 200 });
const limit = z.string('Give a decimal number as text, such as "12.50".').max(40, 'Give a smaller limit.');

/** A null kind or limit is the contract's default. */
export const openAccountInput = z
  .object({
    idempotencyKey,
    code: code({ min: 1, max: 64 }),
    name,
    kind: z.enum(['CUSTOMER', 'TILL', 'CARD', 'GENERAL']).nullish(),
    currencyCode: z
      .string()
      .refine((code) => currencyPlaces(code) !== undefined, 'Give the code of a currency, such as "USD".'),
    overdraftLimit: limit.nullish(),
    customerId: optional(id),
  })
  .transform(({ kind, customerId, overdraftLimit, ...input }, context) => ({
    ...input,
    owner: ownerOf(kind ?? 'GENERAL', customerId, context),
    overdraftLimit: limitOf(overdraftLimit ?? '0', input.currencyCode, context),
  }));

export const updateAccountInput = z.object({
  ...changeFields,
  accountId: id,
  name: changeable(name),
  overdraftLimit: changeable(limit),
});

export const closeAccountInput = z.object({ ...changeFields, idempotencyKey, accountId: id });

type Kind = 'CUSTOMER' | 'TILL' | 'CARD' | 'GENERAL';

function ownerOf(kind: Kind, customerId: string | null, context: z.RefinementCtx) {
  if (kind === 'CUSTOMER' && customerId !== null) return { kind, customerId };
  if (kind !== 'CUSTOMER' && customerId === null) return { kind };
  const message =
    kind === 'CUSTOMER'
      ? 'An account of the kind CUSTOMER needs a customer.'
      : 'Only an account of the kind CUSTOMER has a customer.';
  context.addIssue({ code: 'custom', path: ['customerId'], message });
  return z.NEVER;
}

function limitOf(amount: string, currencyCode: string, context: z.RefinementCtx): Money {
  const parsed = parseOverdraftLimit(amount, currencyCode);
  if (parsed.ok) return { minor: parsed.scaled, currency: currencyCode };
  context.addIssue({ code: 'custom', path: ['overdraftLimit'], message: parsed.message });
  return z.NEVER;
}
