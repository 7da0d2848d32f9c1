import type { BadLine } from './bad-line.ts';
import { inBatches, mapInOrder } from './in-order.ts';
import type { Saving } from './make-products.ts';
import { queryAll } from './mutate-all.ts';
import { changesOf, type ShopProduct, shopProductFields } from './product-plan.ts';
import type { ProductRow } from './product-rows.ts';
import { type ProductWork, saveProducts } from './save-products.ts';
import type { ShopGraph } from './shop-graph.ts';

/** What became of a line, or would of a dry run. */
export type LineOutcome = { readonly line: number; readonly outcome: 'made' | 'changed' | 'same' } | BadLine;

export interface ProductImport extends Saving {
  readonly dryRun: boolean;
}

/** Brings the shop's products to what the rows say. Answers in the order of the lines. */
export async function* importProducts(
  rows: AsyncIterable<ProductRow | BadLine>,
  options: ProductImport,
): AsyncGenerator<LineOutcome, void> {
  const batches = inBatches(withoutTwins(rows), batchSize);
  for await (const outcomes of mapInOrder(batches, batchesAtOnce, (batch) => importBatch(batch, options))) {
    yield* outcomes;
  }
}

/**
 * The gateway takes at most 60 aliases. A batch's mutations are made one after the other, so it is the batches at once
 * that are committed together: 8 of 40 left the shop idle for half of the time.
 */
const batchSize = 20;
const batchesAtOnce = 32;

async function importBatch(
  items: readonly (ProductRow | BadLine)[],
  { dryRun, ...saving }: ProductImport,
): Promise<readonly LineOutcome[]> {
  const rows = items.flatMap((item) => (isBad(item) ? [] : [item]));
  const present = await queryAll<ShopProduct>(
    saving.graph,
    { field: 'productBySku', argument: 'sku', type: 'String!', selection: shopProductFields },
    rows.map(({ sku }) => sku),
  );
  const works = rows.map((row, index) => workOn(row, present[index] ?? null));
  const toDo = works.flatMap((work) => (isBad(work) ? [] : [work]));
  const failed = await (dryRun ? takenBarcodes(saving.graph, toDo) : saveProducts(toDo, saving));
  const bad = new Map([...items, ...works, ...failed].filter(isBad).map((line) => [line.line, line]));
  const outcomes = new Map(toDo.map((work) => [work.row.line, outcomeOf(work)]));
  return items.map(({ line }) => bad.get(line) ?? { line, outcome: outcomes.get(line) ?? 'same' });
}

const isBad = (item: ProductRow | ProductWork | BadLine): item is BadLine => 'faults' in item;

function workOn(row: ProductRow, present: ShopProduct | null): ProductWork | BadLine {
  if (present) return { row, product: present, changes: changesOf(row, present) };
  const missing = (['name', 'price'] as const).filter((column) => row[column] === undefined);
  if (missing.length === 0) return { row, product: null };
  return {
    line: row.line,
    faults: missing.map((column) => ({
      column,
      message: `The shop has no product ${row.sku}: a new one needs it.`,
    })),
  };
}

const outcomeOf = (work: ProductWork): 'made' | 'changed' | 'same' =>
  work.product === null ? 'made' : Object.keys(work.changes).length > 0 ? 'changed' : 'same';

/** A dry run asks for what only the shop can know; an import is refused it. */
async function takenBarcodes(graph: ShopGraph, works: readonly ProductWork[]): Promise<readonly BadLine[]> {
  const claims = works.flatMap((work) => {
    const barcodes = work.product ? work.changes.fields?.barcodes : work.row.barcodes;
    return (barcodes ?? []).map((barcode) => ({ row: work.row, barcode }));
  });
  const faults: BadLine[] = [];
  for (let index = 0; index < claims.length; index += batchSize) {
    const some = claims.slice(index, index + batchSize);
    const owners = await queryAll<{ sku: string }>(
      graph,
      { field: 'productByBarcode', argument: 'barcode', type: 'String!', selection: 'sku' },
      some.map(({ barcode }) => barcode),
    );
    some.forEach(({ row, barcode }, place) => {
      const owner = owners[place]?.sku;
      if (owner === undefined || owner === row.sku) return;
      faults.push({
        line: row.line,
        faults: [{ column: 'barcodes', message: `${barcode} is a barcode of ${owner}.` }],
      });
    });
  }
  return faults;
}

/** Two lines of a sku or a barcode would race; the later one is wrong. What is remembered is a name for each. */
async function* withoutTwins(
  rows: AsyncIterable<ProductRow | BadLine>,
): AsyncGenerator<ProductRow | BadLine, void> {
  const lineOf = new Map<string, number>();
  for await (const row of rows) {
    if (isBad(row)) {
      yield row;
      continue;
    }
    const names = [
      ['sku', row.sku],
      ...(row.barcodes ?? []).map((barcode) => ['barcodes', barcode]),
    ] as const;
    const faults = names.flatMap(([column = '', name]) => {
      const line = lineOf.get(`${column} ${name}`);
      return line === undefined
        ? []
        : [{ column, message: `${name} is on line ${line} already: take one out.` }];
    });
    if (faults.length > 0) {
      yield { line: row.line, faults };
      continue;
    }
    for (const [column, name] of names) lineOf.set(`${column} ${name}`, row.line);
    yield row;
  }
}
