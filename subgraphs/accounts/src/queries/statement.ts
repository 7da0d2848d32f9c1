import { badUserInput, type ConnectionArguments } from '@tillgraph/platform/subgraph';
import { type Money, subtract, zero } from '@tillgraph/shared-domain/money';
import type { AccountDocument } from '../projections/accounts.ts';
import {
  findTransactionsBetween,
  lastTransaction,
  type TransactionConnection,
  type TransactionReader,
} from './transactions.ts';

export interface Statement {
  readonly openingBalance: Money;
  readonly closingBalance: Money;
  readonly totalIncome: Money;
  readonly totalExpense: Money;
  readonly transactions: TransactionConnection;
}

/**
 * What was recorded in [from, to). The totals are the difference of the running totals of two transactions, so a
 * statement over years costs no more than one over a day; and opening + income - expense = closing, whatever is
 * recorded meanwhile.
 */
export async function statement(
  reader: TransactionReader,
  { id, currencyCode }: AccountDocument,
  period: { readonly from: string; readonly to: string },
  args: ConnectionArguments,
): Promise<Statement> {
  if (period.from > period.to) throw badUserInput('from lies after to: exchange the two.', ['from']);
  const [before, last, transactions] = await Promise.all([
    lastTransaction(reader, id, 'lt', period.from),
    lastTransaction(reader, id, 'lt', period.to),
    findTransactionsBetween(reader, id, period, args),
  ]);
  const opening = totalsAfter(before, currencyCode);
  const closing = totalsAfter(last, currencyCode);
  return {
    openingBalance: opening.balance,
    closingBalance: closing.balance,
    totalIncome: subtract(closing.income, opening.income),
    totalExpense: subtract(closing.expense, opening.expense),
    transactions,
  };
}

/** The balance as it stood at that moment, what was recorded in it included. */
export async function balanceAt(
  reader: TransactionReader,
  { id, currencyCode }: AccountDocument,
  at: string,
): Promise<Money> {
  return totalsAfter(await lastTransaction(reader, id, 'lte', at), currencyCode).balance;
}

function totalsAfter(
  last: { readonly balanceAfter: Money; readonly totalIncomeAfter: Money } | undefined,
  currencyCode: string,
): { readonly balance: Money; readonly income: Money; readonly expense: Money } {
  if (!last) return { balance: zero(currencyCode), income: zero(currencyCode), expense: zero(currencyCode) };
  const { balanceAfter: balance, totalIncomeAfter: income } = last;
  return { balance, income, expense: subtract(income, balance) };
}
