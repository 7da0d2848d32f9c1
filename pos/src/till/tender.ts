import { add, type Money, subtract } from '@tillgraph/shared-domain/money';
import type { PaymentMethod } from '../graph/generated/graphql.ts';

/** One payment of a sale, as the cashier takes it. */
export interface Tender {
  readonly method: PaymentMethod;
  /** Of the sale: above zero. */
  readonly amount: Money;
  /** Cash handed over: the amount or more. */
  readonly given?: Money | undefined;
  /** For ACCOUNT. */
  readonly account?: { readonly id: string; readonly name: string } | undefined;
  /** Of the card terminal, when somebody typed it. */
  readonly reference?: string | undefined;
}

/** What is still to be paid. */
export const restOf = (total: Money, tenders: readonly Tender[]): Money =>
  subtract(total, tenders.map(({ amount }) => amount).reduce(add, { ...total, minor: 0 }));
