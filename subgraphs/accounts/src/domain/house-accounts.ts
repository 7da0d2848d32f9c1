import type { AccountKind } from '@tillgraph/shared-domain/events/accounts';
import type { PaymentMethod } from '@tillgraph/shared-domain/events/orders';

/**
 * The accounts that every shop has from its first start, and that stay open: CASH and CARD payments are booked on
 * them where no account is named. Their codes are their ids, so nothing has to look them up.
 */
export const houseAccounts = [
  { id: 'till', kind: 'TILL', name: 'Till', takes: 'CASH' },
  { id: 'card', kind: 'CARD', name: 'Card payments', takes: 'CARD' },
] as const satisfies readonly {
  readonly id: string;
  readonly kind: AccountKind;
  readonly name: string;
  readonly takes: PaymentMethod;
}[];

export const isHouseAccount = (id: string): boolean => houseAccounts.some((account) => account.id === id);

/** Null: a payment of this method names its account. */
export const houseAccountFor = (method: PaymentMethod): string | null =>
  houseAccounts.find(({ takes }) => takes === method)?.id ?? null;
