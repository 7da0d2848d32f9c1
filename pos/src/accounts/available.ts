import { add, type Money } from '@tillgraph/shared-domain/money';
import type { AccountRowFragment } from '../graph/generated/graphql.ts';
import { moneyOf } from '../money/graph-money.ts';

/** What an expense may take at most: below zero where a limit was lowered below what had been used. */
export const availableOf = ({
  balance,
  overdraftLimit,
}: Pick<AccountRowFragment, 'balance' | 'overdraftLimit'>): Money =>
  add(moneyOf(balance), moneyOf(overdraftLimit));
