import type { TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import type { CashFigures } from './figures.ts';

/** Which cash flow: an account's, or the shop's in one currency. A part of ids. */
export type CashScope = string;

export const ofAccount = (accountId: string): CashScope => `account-${accountId}`;
export const ofShop = (currencyCode: string): CashScope => `shop-${currencyCode}`;

/** What a transaction adds to the sums of the moment at which it occurred. */
export interface CashFacts {
  /** A customer's money is none of the shop's. */
  readonly scopes: readonly CashScope[];
  /** Empty without one. What people wrote about a customer is not told: it would have to be forgotten here, too. */
  readonly category: string;
  readonly figures: CashFigures;
}

/** Undefined for what only changed its place. */
export function factsOf({ type, data }: Pick<TransactionEvent, 'type' | 'data'>): CashFacts | undefined {
  if (changesPlaceOnly(data)) return undefined;
  const { accountId, accountKind, amount, category } = data;
  return {
    scopes: [ofAccount(accountId), ...(accountKind === 'CUSTOMER' ? [] : [ofShop(amount.currency)])],
    category: category ?? '',
    figures:
      type === 'IncomeRecorded' ? { income: amount.minor, expense: 0 } : { income: 0, expense: amount.minor },
  };
}

/** A deposit has another side, too, but at both of them the money came in. */
function changesPlaceOnly({ counterpart, origin, reversalOf }: TransactionEvent['data']): boolean {
  return counterpart !== null && (reversalOf?.origin ?? origin) !== 'DEPOSIT';
}
