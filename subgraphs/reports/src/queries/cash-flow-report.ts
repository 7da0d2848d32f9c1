import { badUserInput, codedError, type RequestContext } from '@tillgraph/platform/subgraph';
import { currencyPlaces } from '@tillgraph/shared-domain/currency';
import type { Money } from '@tillgraph/shared-domain/money';
import { cover } from '../domain/blocks.ts';
import { type CashScope, ofAccount, ofShop } from '../domain/cash-facts.ts';
import { type CashFigures, noCash } from '../domain/figures.ts';
import { tallyOf } from '../domain/tally.ts';
import { accounts, cashCategories, cashId, cashTotals } from '../projections/cash-flow.ts';
import type { ReportRange } from './report-range.ts';
import { documentsOf, sumsOf, total } from './sums.ts';

/** Whose cash flow, and in which currency. */
export interface CashFlowSubject {
  readonly scope: CashScope;
  readonly currency: string;
}

export interface CashFlowArguments {
  readonly accountId?: string | null;
  readonly currencyCode?: string | null;
}

/** Throws for an account or a currency that is none, or for a currency that is not the account's. */
export async function subjectOf(
  { accountId, currencyCode }: CashFlowArguments,
  shopCurrency: string,
  request: RequestContext,
): Promise<CashFlowSubject> {
  const currency = currencyCode ?? shopCurrency;
  if (currencyPlaces(currency) === undefined) {
    throw badUserInput('There is no such currency: give the code of one, such as "USD".', ['currencyCode']);
  }
  if (accountId == null) return { scope: ofShop(currency), currency };
  const account = await request.read(accounts).get(accountId);
  if (!account)
    throw codedError('NOT_FOUND', 'There is no account with this id.', { argument: ['accountId'] });
  const own = account.document.currencyCode;
  if (own !== currency) {
    throw badUserInput(`The account is kept in ${own}: ask for currencyCode "${own}".`, ['currencyCode']);
  }
  return { scope: ofAccount(accountId), currency };
}

interface Flow {
  readonly income: Money;
  readonly expense: Money;
}

export interface CashFlowReport extends Flow {
  readonly net: Money;
  readonly buckets: readonly (Flow & { readonly start: string; readonly date: string })[];
  readonly range: ReportRange;
  readonly subject: CashFlowSubject;
}

export async function cashFlowReport(
  range: ReportRange,
  subject: CashFlowSubject,
  request: RequestContext,
): Promise<CashFlowReport> {
  const { scope, currency } = subject;
  const reader = request.read(cashTotals);
  const sums = await sumsOf(reader, (block) => cashId(scope, block), range.buckets, noCash);
  const whole = total(sums, noCash);
  return {
    ...flowOf(whole, currency),
    net: { minor: whole.income - whole.expense, currency },
    buckets: range.buckets.map(({ from, date }, at) => ({
      start: new Date(from).toISOString(),
      date,
      ...flowOf(sums[at] ?? noCash, currency),
    })),
    ...{ range, subject },
  };
}

export interface CategoryCashFlow extends Flow {
  readonly category: string | null;
}

export async function categoriesOf(
  { range, subject: { scope, currency } }: CashFlowReport,
  request: RequestContext,
): Promise<readonly CategoryCashFlow[]> {
  const ids = cover(range).map((block) => cashId(scope, block));
  const documents = await documentsOf(request.read(cashCategories), ids);
  return tallyOf(documents.flatMap(({ categories }) => categories)).map(({ key, sum }) => ({
    category: key === '' ? null : key,
    ...flowOf(sum, currency),
  }));
}

const flowOf = ({ income, expense }: CashFigures, currency: string): Flow => ({
  income: { minor: income, currency },
  expense: { minor: expense, currency },
});
