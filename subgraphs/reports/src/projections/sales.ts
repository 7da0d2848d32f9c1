import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import { slotOf } from '@tillgraph/shared-domain/slot';
import { type Block, blocksAt } from '../domain/blocks.ts';
import type { ProductFigures, SalesFigures } from '../domain/figures.ts';
import { productBlock } from '../domain/product-blocks.ts';
import { factsOf, type SalesEvent, type SalesShares } from '../domain/sale-facts.ts';
import { merge, type Row, type Tally } from '../domain/tally.ts';
import { addToBlocks, reportLinger, type TimeSums } from './time-sums.ts';

export const salesTotals: CollectionDefinition<TimeSums<SalesFigures>> = {
  name: 'sales_totals',
  indexes: [],
};
/** By block. */
export const salesShares: CollectionDefinition<SalesShares> = { name: 'sales_shares', indexes: [] };
export const productSales: CollectionDefinition<ProductSales> = { name: 'product_sales', indexes: [] };

/** Of some of the products that were sold in a block. */
interface ProductSales {
  readonly products: Tally<ProductFigures>;
}

/** All figures of the sales, by when they were recorded: so no event changes a time that is over. */
export const salesProjection = defineProjection<SalesEvent>({
  name: 'sales',
  version: 1,
  linger: reportLinger,
  collections: [salesTotals, salesShares, productSales],
  handles: { orders: ['OrderCompleted', 'OrderShipped', 'OrderRefunded', 'OrderCancelled'] },
  apply: (event) => {
    const { totals, products, shares } = factsOf(event);
    const blocks = blocksAt(event.recordedAt);
    return [
      ...addToBlocks(salesTotals, (block) => block, blocks, totals),
      ...(shares ? blocks.map((block) => addToShares(block, shares)) : []),
      ...products.flatMap((row) => addToProduct(blocks, row)),
    ];
  },
});

const addToShares = (block: Block, shares: SalesShares) =>
  change(salesShares, block, (document) =>
    document
      ? {
          categories: merge(document.categories, shares.categories),
          methods: merge(document.methods, shares.methods),
          cashiers: merge(document.cashiers, shares.cashiers),
          taxRates: merge(document.taxRates, shares.taxRates),
        }
      : shares,
  );

function addToProduct(blocks: readonly Block[], row: Row<ProductFigures>) {
  const slot = slotOf(row.key);
  return blocks.map((block) =>
    change(productSales, productBlock(block, slot), (document) => ({
      products: merge(document?.products ?? [], [row]),
    })),
  );
}
