import type { TransactionRowFragment } from '../graph/generated/graphql.ts';
import type { GraphMoney } from '../money/format-money.ts';

/** Expenses are below zero, so that a column can be summed. */
export const signedAmount = ({
  type,
  amount,
}: Pick<TransactionRowFragment, 'type' | 'amount'>): GraphMoney =>
  type === 'EXPENSE' ? { ...amount, amount: `-${amount.amount}` } : amount;
