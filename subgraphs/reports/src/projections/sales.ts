import { change, defineProjection } from '@tillgraph/platform/consumers';
import type { CollectionDefinition } from '@tillgraph/platform/read-models';
import type { PlacedLine } from '@tillgraph/shared-domain/events/orders';
import { type Block, blocksAt } from '../domain/blocks.ts';
import type { ProductFigures, SalesFigures } from '../domain/figures.ts';
import { productBlock } from '../domain/product-blocks.ts';
import { factsOf, type SalesEvent, type SalesShares } from '../domain/sale-facts.ts';
import { merge, type Tally } from '../domain/tally.ts';
import { addToBlocks, type TimeSums } from './time-sums.ts';

export const salesTotals: CollectionDefinition<TimeSums<SalesFigures>> = {
  name: 'sales_totals',
  indexes: [],
};
/** By block. */
export const salesShares: CollectionDefinition<SalesShares> = { name: 'sales_shares', indexes: [] };
export const productSales: CollectionDefinition<ProductSales> = { name: 'product_sales', indexes: [] };
/** By the product's id. */
export const soldProducts: CollectionDefinition<SoldProduct> = { name: 'sold_products', indexes: [] };

/** Of some of the products that were sold in a block. */
interface ProductSales {
  readonly products: Tally<ProductFigures>;
}

/** What a product was called when it was last sold. */
interface SoldProduct {
  readonly name: string;
  readonly soldAt: string;
}

/** All figures of the sales, by when they were recorded: so no event changes a time that is over. */
export const salesProjection = defineProjection<SalesEvent>({
  name: 'sales',
  version: 1,
  collections: [salesTotals, salesShares, productSales, soldProducts],
  handles: { orders: ['OrderCompleted', 'OrderShipped', 'OrderRefunded', 'OrderCancelled'] },
  apply: (event) => {
    const { totals, products, shares } = factsOf(event);
    const blocks = blocksAt(event.recordedAt);
    return [
      ...addToBlocks(salesTotals, (block) => block, blocks, totals),
      ...(shares ? blocks.map((block) => addToShares(block, shares)) : []),
      ...blocks.flatMap((block) => products.map((row) => addToProduct(block, [row], row.key))),
      ...('sale' in event.data
        ? event.data.sale.lines.map((line) => nameProduct(line, event.recordedAt))
        : []),
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

const addToProduct = (block: Block, sold: Tally<ProductFigures>, productId: string) =>
  change(productSales, productBlock(block, productId), (document) => ({
    products: merge(document?.products ?? [], sold),
  }));

/** Orders come in any order, so the time decides; of two at the same moment, the name does. */
const nameProduct = ({ productId, productName }: PlacedLine, soldAt: string) =>
  change(soldProducts, productId, (document) =>
    document && [document.soldAt, document.name].join() > [soldAt, productName].join()
      ? document
      : { name: productName, soldAt },
  );
