import { withGuard } from '@tillgraph/shared-domain/formula-guard';
import { barcodeCell } from './barcode-cell.ts';
import type { Export } from './export.ts';
import { allNodes, type Page } from './pages.ts';
import { type ShopProduct, shopProductFields } from './product-plan.ts';
import { productColumns } from './product-rows.ts';

/** All products, newest first: an order that no change to a product touches. An import reads the file back. */
export const productExport: Export = {
  columns: productColumns,
  async *rows(graph, { onPage }) {
    const pageOf = ({ products }: { products: Page<ShopProduct> | null }) => products;
    for await (const product of allNodes(graph, document, {}, pageOf, onPage)) yield cellsOf(product);
  },
};

const document = `query ($after: String) {
  products(first: 500, after: $after, filter: { status: null }, orderBy: CREATED_AT_DESC) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { ${shopProductFields} } }
  }
}`;

const cellsOf = ({
  sku,
  name,
  barcodes,
  category,
  description,
  price,
  taxRate,
  stock,
  status,
}: ShopProduct) => [
  withGuard(sku),
  withGuard(name),
  withGuard(barcodeCell(barcodes)),
  withGuard(category?.name ?? ''),
  withGuard(description ?? ''),
  price.amount,
  price.currencyCode,
  taxRate,
  // What a receipt cost is its own, not the product's.
  '',
  String(stock?.onHand ?? ''),
  String(status === 'ACTIVE'),
];
