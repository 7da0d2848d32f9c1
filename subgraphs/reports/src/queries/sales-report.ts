import { pageSize, type RequestContext } from '@tillgraph/platform/subgraph';
import type { PaymentMethod } from '@tillgraph/shared-domain/events/orders';
import type { Money } from '@tillgraph/shared-domain/money';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import { formatTaxRate } from '@tillgraph/shared-domain/tax';
import { cover } from '../domain/blocks.ts';
import { type Figures, noSales } from '../domain/figures.ts';
import { productBlocks } from '../domain/product-blocks.ts';
import type { SalesShares } from '../domain/sale-facts.ts';
import { type Tally, tallyOf } from '../domain/tally.ts';
import { products } from '../projections/catalog.ts';
import { productSales, salesShares, salesTotals } from '../projections/sales.ts';
import type { ReportRange } from './report-range.ts';
import { type SalesTotals, salesTotalsOf } from './sales-totals.ts';
import { documentsOf, sumsOf, total } from './sums.ts';

/** What was asked for; each of its fields reads the sums that it needs. */
export interface SalesReport {
  readonly range: ReportRange;
  readonly currency: string;
}

export const totalsOf = async (report: SalesReport, request: RequestContext): Promise<SalesTotals> =>
  salesTotalsOf(total(await sumsOfBuckets(report, request), noSales), report.currency);

export interface SalesBucket {
  readonly start: string;
  readonly date: string;
  readonly totals: SalesTotals;
}

export async function bucketsOf(
  report: SalesReport,
  request: RequestContext,
): Promise<readonly SalesBucket[]> {
  const sums = await sumsOfBuckets(report, request);
  return report.range.buckets.map(({ from, date }, at) => ({
    start: new Date(from).toISOString(),
    date,
    totals: salesTotalsOf(sums[at] ?? noSales, report.currency),
  }));
}

const sumsOfBuckets = ({ range }: SalesReport, request: RequestContext) =>
  sumsOf(request.read(salesTotals), (block) => block, range.buckets, noSales);

export interface ProductSales {
  readonly product: { readonly id: string };
  readonly productName: string;
  readonly quantity: Quantity;
  readonly revenue: Money;
}

/** Those of the highest revenue. */
export async function topProductsOf(
  { range, currency }: SalesReport,
  first: number | null | undefined,
  request: RequestContext,
): Promise<readonly ProductSales[]> {
  const size = pageSize(first, { default: 10 });
  const documents = await documentsOf(request.read(productSales), cover(range).flatMap(productBlocks));
  const top = tallyOf(documents.flatMap(({ products }) => products))
    .toSorted((a, b) => b.sum.revenue - a.sum.revenue || b.sum.quantity - a.sum.quantity)
    .slice(0, size);
  const names = await request.read(products).getMany(top.map(({ key }) => key));
  return top.map(({ key, sum }, at) => ({
    product: { id: key },
    productName: names[at]?.document.name ?? key,
    quantity: sum.quantity,
    revenue: { minor: sum.revenue, currency },
  }));
}

export interface CategorySales {
  readonly categoryName: string;
  readonly quantity: Quantity;
  readonly revenue: Money;
}

export async function categoriesOf(
  report: SalesReport,
  request: RequestContext,
): Promise<readonly CategorySales[]> {
  const categories = await shareOf(report, request, 'categories');
  return categories
    .map(({ key, sum }) => ({
      categoryName: key || noCategory,
      quantity: sum.quantity,
      revenue: { minor: sum.revenue, currency: report.currency },
    }))
    .sort((a, b) => b.revenue.minor - a.revenue.minor);
}

/** What is shown of products without a category. */
const noCategory = 'No category';

export interface PaymentMethodSales {
  readonly method: PaymentMethod;
  readonly orders: number;
  readonly amount: Money;
}

export async function paymentMethodsOf(
  report: SalesReport,
  request: RequestContext,
): Promise<readonly PaymentMethodSales[]> {
  const methods = await shareOf(report, request, 'methods');
  return methods.map(({ key, sum }) => ({
    method: key as PaymentMethod, // as the orders' events say
    orders: sum.orders,
    amount: { minor: sum.amount, currency: report.currency },
  }));
}

export interface CashierSales {
  readonly cashier: { readonly id: string } | null;
  readonly orders: number;
  readonly amount: Money;
}

export async function cashiersOf(
  report: SalesReport,
  request: RequestContext,
): Promise<readonly CashierSales[]> {
  const cashiers = await shareOf(report, request, 'cashiers');
  return cashiers
    .map(({ key, sum }) => ({
      cashier: key === '' ? null : { id: key },
      orders: sum.orders,
      amount: { minor: sum.amount, currency: report.currency },
    }))
    .sort((a, b) => b.amount.minor - a.amount.minor);
}

export interface TaxRateSales {
  readonly rate: string;
  readonly net: Money;
  readonly tax: Money;
}

export async function taxRatesOf(
  report: SalesReport,
  request: RequestContext,
): Promise<readonly TaxRateSales[]> {
  const taxRates = await shareOf(report, request, 'taxRates');
  return taxRates
    .toSorted((a, b) => Number(a.key) - Number(b.key))
    .map(({ key, sum }) => ({
      rate: formatTaxRate(Number(key)),
      net: { minor: sum.net, currency: report.currency },
      tax: { minor: sum.tax, currency: report.currency },
    }));
}

/** One share of all blocks together. */
async function shareOf<Name extends keyof SalesShares>(
  { range }: SalesReport,
  request: RequestContext,
  name: Name,
): Promise<Tally<FiguresOf<Name>>> {
  const documents = await documentsOf(request.read(salesShares), cover(range));
  // Each name's tally has its own figures, which TypeScript does not follow through the index.
  return tallyOf(documents.flatMap((shares) => shares[name] as Tally<FiguresOf<Name>>));
}

type FiguresOf<Name extends keyof SalesShares> =
  SalesShares[Name] extends Tally<infer F extends Figures> ? F : never;
