import type {
  CollectionChange,
  CollectionReader,
  LiveCollection,
  Traced,
} from '@tillgraph/platform/read-models';
import { type ConnectionArguments, checkArgument, connection } from '@tillgraph/platform/subgraph';
import { id, list } from '@tillgraph/shared-domain/input';
import { type Stock, stock } from '../domain/stock.ts';
import type { StockDocument } from '../projections/stocks.ts';

/** A product as this context shows it: its id, and its stock where that is at hand already. */
export interface StockedProduct {
  readonly id: string;
  readonly stock?: Stock;
}

/** A product that nothing happened to has a stock of zeros. */
export async function findStock(
  reader: CollectionReader<StockDocument>,
  product: StockedProduct,
): Promise<Stock> {
  return product.stock ?? (await reader.get(product.id))?.document ?? stock.initialState;
}

/** Products on sale whose available quantity is at or below their threshold, lowest first. */
export async function findLowStock(reader: CollectionReader<StockDocument>, args: ConnectionArguments) {
  const { edges, pageInfo } = await connection(reader, args, {
    where: [{ path: 'low', op: 'eq', value: true }],
    orderBy: [{ path: 'available', type: 'number' }],
  });
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: productOf(node) })) };
}

interface StockChange {
  readonly product: StockedProduct;
  /** Resume after it. */
  readonly cursor: string;
}

interface StockChangedArguments {
  readonly productIds?: readonly string[] | null;
  readonly after?: string | null;
}

/** The stocks of these products, or of all, as they change: see the schema. */
export function watchStocks(
  collection: LiveCollection<StockDocument>,
  { productIds, after }: StockChangedArguments,
  signal: AbortSignal | undefined,
): AsyncIterable<StockChange & Traced> {
  const ids = productIds == null ? undefined : checkArgument(productIdList, productIds, ['productIds']);
  const wanted = ids && new Set(ids);
  return stockChanges(
    collection.watchAll({
      ...(after != null && { after }),
      ...(ids && { present: ids }),
      matches: (document) => wanted?.has(document.id) ?? true,
      ...(signal && { signal }),
    }),
  );
}

async function* stockChanges(
  changes: AsyncIterable<CollectionChange<StockDocument>>,
): AsyncGenerator<StockChange & Traced, void> {
  for await (const { stored, matches, ...change } of changes) {
    if (matches) yield { ...change, product: productOf(stored.document) };
  }
}

const productIdList = list(id, { min: 0, max: 1000, things: 'products' });

const productOf = (document: StockDocument): StockedProduct => ({ id: document.id, stock: document });
