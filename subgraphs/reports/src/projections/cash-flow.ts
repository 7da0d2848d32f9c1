import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { AccountEvent, TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { type Block, blocksAt } from '../domain/blocks.ts';
import { type CashScope, factsOf } from '../domain/cash-facts.ts';
import type { CashFigures } from '../domain/figures.ts';
import { merge, type Tally } from '../domain/tally.ts';
import { addToBlocks, reportLinger, type TimeSums } from './time-sums.ts';

/** By scope and block, as `cashId` says. */
export const cashTotals: CollectionDefinition<TimeSums<CashFigures>> = { name: 'cash_totals', indexes: [] };
export const cashCategories: CollectionDefinition<CashCategories> = { name: 'cash_categories', indexes: [] };
/** By the account's id. */
export const accounts: CollectionDefinition<KnownAccount> = { name: 'accounts', indexes: [] };

interface CashCategories {
  readonly categories: Tally<CashFigures>;
}

interface KnownAccount {
  readonly currencyCode: string;
}

export const cashId = (scope: CashScope, block: Block): string => `${scope}/${block}`;

type CashEvent = Extract<AccountEvent, { readonly type: 'AccountOpened' }> | TransactionEvent;

/** What came in and went out, by when it occurred. */
export const cashFlowProjection = defineProjection<CashEvent>({
  name: 'cash-flow',
  version: 1,
  linger: reportLinger,
  collections: [cashTotals, cashCategories, accounts],
  handles: { accounts: ['AccountOpened', 'IncomeRecorded', 'ExpenseRecorded'] },
  apply: (event) => {
    if (event.type === 'AccountOpened') {
      const { accountId, currencyCode } = event.data;
      return [change(accounts, accountId, () => ({ currencyCode }))];
    }
    const facts = factsOf(event);
    if (!facts) return [];
    const { scopes, category, figures } = facts;
    const blocks = blocksAt(event.data.occurredAt);
    return scopes.flatMap((scope) => [
      ...addToBlocks(cashTotals, (block) => cashId(scope, block), blocks, figures),
      ...blocks.map((block) =>
        change(cashCategories, cashId(scope, block), (document) => ({
          categories: merge(document?.categories ?? [], [{ key: category, sum: figures }]),
        })),
      ),
    ]);
  },
});
