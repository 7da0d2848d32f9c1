import { add, type Money } from '@tillgraph/shared-domain/money';
import type { GraphMoney } from '../money/format-money.ts';
import { moneyOf } from '../money/graph-money.ts';

/** What the customer gets back: each part in cash has its own, most often none. Undefined where no cash was taken. */
export const changeDue = (payments: readonly { readonly change: GraphMoney | null }[]): Money | undefined =>
  payments
    .flatMap(({ change }) => (change ? [moneyOf(change)] : []))
    .reduce<Money | undefined>((sum, change) => (sum ? add(sum, change) : change), undefined);
