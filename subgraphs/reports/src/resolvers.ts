import { type ContextRuntime, live } from '@tillgraph/platform/subgraph';
import type { Resolvers } from './generated/schema.ts';
import { categoriesOf as cashCategoriesOf, cashFlowReport, subjectOf } from './queries/cash-flow-report.ts';
import { createFindProductSales } from './queries/product-sales.ts';
import { reportRange } from './queries/report-range.ts';
import {
  bucketsOf,
  cashiersOf,
  categoriesOf,
  paymentMethodsOf,
  taxRatesOf,
  topProductsOf,
  totalsOf,
} from './queries/sales-report.ts';
import { watchSalesToday } from './queries/sales-today.ts';
import { shopTerms } from './queries/shop-terms.ts';

export function createResolvers(runtime: ContextRuntime): Resolvers {
  const findProductSales = createFindProductSales(runtime);
  return {
    Query: {
      salesReport: async (_parent, args) => {
        const { timeZone, currencyCode } = await shopTerms(runtime);
        return { range: reportRange(args, timeZone), currency: currencyCode };
      },
      cashFlowReport: async (_parent, args, request) => {
        const { timeZone, currencyCode } = await shopTerms(runtime);
        const range = reportRange(args, timeZone);
        return cashFlowReport(range, await subjectOf(args, currencyCode, request), request);
      },
    },
    Subscription: {
      salesTodayChanged: {
        subscribe: (_parent, _args, { signal }) =>
          live('salesTodayChanged', watchSalesToday(runtime, signal), ({ totals }) => totals),
      },
    },
    SalesReport: {
      totals: (report, _args, request) => totalsOf(report, request),
      buckets: (report, _args, request) => bucketsOf(report, request),
      topProducts: (report, { first }, request) => topProductsOf(report, first, request),
      byCategory: (report, _args, request) => categoriesOf(report, request),
      byPaymentMethod: (report, _args, request) => paymentMethodsOf(report, request),
      byCashier: (report, _args, request) => cashiersOf(report, request),
      byTaxRate: (report, _args, request) => taxRatesOf(report, request),
    },
    CashFlowReport: {
      byCategory: (report, _args, request) => cashCategoriesOf(report, request),
    },
    Product: {
      __resolveReference: ({ id }) => ({ id }),
      sales: ({ id }, { days }, request) => findProductSales(id, days, request),
    },
  };
}
