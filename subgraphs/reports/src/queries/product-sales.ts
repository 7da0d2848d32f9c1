import { type ContextRuntime, checkArgument, type RequestContext } from '@tillgraph/platform/subgraph';
import type { Money } from '@tillgraph/shared-domain/money';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import { slotOf } from '@tillgraph/shared-domain/slot';
import DataLoader from 'dataloader';
import { z } from 'zod';
import { cover, type Range } from '../domain/blocks.ts';
import { lastDays } from '../domain/calendar.ts';
import { nothingSold, type ProductFigures } from '../domain/figures.ts';
import { productBlock } from '../domain/product-blocks.ts';
import { tallyOf } from '../domain/tally.ts';
import { productSales } from '../projections/sales.ts';
import { shopTerms } from './shop-terms.ts';
import { documentsOf } from './sums.ts';

export interface ProductSalesFigures {
  readonly quantity: Quantity;
  readonly revenue: Money;
}

export type FindProductSales = (
  productId: string,
  days: number | null | undefined,
  request: RequestContext,
) => Promise<ProductSalesFigures>;

/**
 * A product's sales of today and the days before. All products of an operation are read together, and from documents
 * that hold many of them: so a list of any length reads a few hundred.
 */
export function createFindProductSales(runtime: ContextRuntime): FindProductSales {
  const loaders = new WeakMap<RequestContext, Map<number, DataLoader<string, ProductFigures>>>();

  function loaderOf(request: RequestContext, days: number, timeZone: string) {
    const byDays = loaders.get(request) ?? new Map<number, DataLoader<string, ProductFigures>>();
    loaders.set(request, byDays);
    const loader =
      byDays.get(days) ??
      new DataLoader((productIds: readonly string[]) =>
        salesOf(productIds, untilFarAhead(lastDays(runtime.now(), days, timeZone)), request),
      );
    byDays.set(days, loader);
    return loader;
  }

  return async (productId, days, request) => {
    const asked = checkArgument(dayCount, days ?? 30, ['days']);
    const { timeZone, currencyCode } = await shopTerms(runtime);
    const { quantity, revenue } = await loaderOf(request, asked, timeZone).load(productId);
    return { quantity, revenue: { minor: revenue, currency: currencyCode } };
  };
}

const dayCount = z
  .int()
  .min(1, 'Give at least 1 day, which is today.')
  .max(366, 'Give at most 366 days: salesReport goes further back.');

/** Nothing was sold in the future, so the range may end with a year, which makes whole days and months of its rest. */
const untilFarAhead = ({ from, to }: Range): Range => ({
  from,
  to: Date.UTC(new Date(to).getUTCFullYear() + 1, 0, 1),
});

async function salesOf(
  productIds: readonly string[],
  range: Range,
  request: RequestContext,
): Promise<readonly ProductFigures[]> {
  const blocks = cover(range);
  const slots = new Set(productIds.map(slotOf));
  const ids = new Set([...slots].flatMap((slot) => blocks.map((block) => productBlock(block, slot))));
  const documents = await documentsOf(request.read(productSales), ids);
  const wanted = new Set(productIds);
  const rows = documents.flatMap(({ products }) => products.filter(({ key }) => wanted.has(key)));
  const sums = new Map(tallyOf(rows).map(({ key, sum }) => [key, sum]));
  return productIds.map((id) => sums.get(id) ?? nothingSold);
}
