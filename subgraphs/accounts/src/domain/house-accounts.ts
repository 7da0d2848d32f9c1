import type { AccountKind } from '@tillgraph/shared-domain/events/accounts';

/**
 * The accounts that every shop has from its first start, and that stay open: CASH and CARD payments are booked on
 * them where no account is named. Their codes are their ids, so nothing has to look them up.
 */
export const houseAccounts = [
  { id: 'till', kind: 'TILL', name: 'Till' },
  { id: 'card', kind: 'CARD', name: 'Card payments' },
] as const satisfies readonly { readonly id: string; readonly kind: AccountKind; readonly name: string }[];

export const isHouseAccount = (id: string): boolean => houseAccounts.some((account) => account.id === id);
