import { createCategoryInput } from '@tillgraph/catalog/commands/categories';
import { createProductInput } from '@tillgraph/catalog/commands/product-input';
import { StartRefused } from '@tillgraph/platform/config';
import { withoutGuard } from '@tillgraph/shared-domain/formula-guard';
import { nonNegativeMoney, nonNegativeQuantity, taxRate } from '@tillgraph/shared-domain/input';
import { z } from 'zod';
import type { BadLine } from './bad-line.ts';
import { barcodesOf } from './barcode-cell.ts';
import type { CsvFault, CsvRecord } from './read-csv.ts';

/** What a line says of a product. What it does not say is absent, and what it clears is null. */
export type ProductRow = z.output<ReturnType<typeof productRow>> & { readonly line: number };

/** The columns of products, as an export writes them. */
export const productColumns = [
  'sku',
  'name',
  'barcodes',
  'category',
  'description',
  'price',
  'currency',
  'tax_rate',
  'unit_cost',
  'stock',
  'active',
] as const;

type Column = (typeof productColumns)[number];

/** `currency`: the shop's. Throws `StartRefused` when the header is wrong. */
export async function* readProductRows(
  records: AsyncIterable<CsvRecord | CsvFault>,
  currency: string,
): AsyncGenerator<ProductRow | BadLine, void> {
  const schema = productRow(currency);
  let columns: readonly Column[] | undefined;
  for await (const record of records) {
    if ('fault' in record) {
      if (!columns)
        throw new StartRefused(`The header, line ${record.line}, cannot be read: ${record.fault}`);
      yield { line: record.line, faults: [{ message: record.fault }] };
    } else if (!columns) {
      columns = columnsOf(record.cells);
    } else if (record.cells.some((cell) => cell !== '')) {
      // A spreadsheet ends with rows of empty cells.
      yield rowOf(record, columns, schema);
    }
  }
  if (!columns)
    throw new StartRefused(`The file is empty: its first line names the columns. ${knownColumns}`);
}

const knownColumns = `The columns are ${productColumns.join(', ')}; sku is needed.`;

function columnsOf(header: readonly string[]): readonly Column[] {
  const names = header.map((cell) => cell.trim().toLowerCase().replaceAll(' ', '_'));
  const unknown = names.find((name) => !isColumn(name));
  if (unknown !== undefined) throw new StartRefused(`There is no column "${unknown}". ${knownColumns}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new StartRefused(`The column ${twice} is there twice: take one out.`);
  if (!names.includes('sku')) throw new StartRefused(`There is no column sku. ${knownColumns}`);
  return names.filter(isColumn);
}

const isColumn = (name: string): name is Column => productColumns.some((column) => column === name);

function rowOf(
  { line, cells }: CsvRecord,
  columns: readonly Column[],
  schema: ReturnType<typeof productRow>,
): ProductRow | BadLine {
  if (cells.length !== columns.length) {
    const message = `The line has ${cells.length} cells and the header ${columns.length}: put cells with a comma or semicolon in quotes.`;
    return { line, faults: [{ message }] };
  }
  const said = columns.flatMap((column, index) => {
    const cell = cells[index] ?? '';
    if (cell === '' && column !== 'sku' && !clearable.has(column)) return [];
    return [[column, cell === '' && column !== 'sku' ? null : cell]];
  });
  const parsed = schema.safeParse(Object.fromEntries(said));
  if (parsed.success) return { line, ...parsed.data };
  const faults = parsed.error.issues.map(({ path: [column], message }) => ({
    column: String(column),
    message,
  }));
  return { line, faults };
}

/** Their empty cells mean "none"; any other column's says nothing. */
const clearable: ReadonlySet<Column> = new Set(['barcodes', 'category', 'description']);

/** The catalogue's and inventory's own rules, so that a dry run finds what an import would be refused. */
function productRow(currency: string) {
  const amount = z
    .string()
    .transform((text) => ({ amount: text, currencyCode: currency }))
    .pipe(nonNegativeMoney);
  return z.object({
    sku: written(createProductInput.shape.sku),
    name: written(createProductInput.shape.name).exactOptional(),
    barcodes: z
      .string()
      .nullable()
      .transform((cell, context): unknown[] | null | undefined => {
        if (shortened.test(cell ?? '')) {
          const message = 'A spreadsheet has shortened the barcode: make its column text and enter it anew.';
          context.addIssue({ code: 'custom', message });
        }
        return barcodesOf(withoutGuard(cell ?? ''));
      })
      .pipe(createProductInput.shape.barcodes)
      .exactOptional(),
    category: written(createCategoryInput.shape.name).nullable().exactOptional(),
    description: z
      .string()
      .nullable()
      .transform((cell): string | null | undefined => cell && withoutGuard(cell))
      .pipe(createProductInput.shape.description)
      .exactOptional(),
    price: amount.exactOptional(),
    currency: z
      .literal(currency, `Leave it empty or say ${currency}, in which the shop sells.`)
      .exactOptional(),
    tax_rate: taxRate.exactOptional(),
    unit_cost: amount.exactOptional(),
    stock: z
      .string()
      .regex(/^\d+$/, 'Give a whole number of pieces, such as 12.')
      .transform(Number)
      .pipe(nonNegativeQuantity)
      .exactOptional(),
    active: z
      .string()
      .toLowerCase()
      .pipe(z.enum(['true', 'false'], 'Give true or false.'))
      .transform((text) => text === 'true')
      .exactOptional(),
  });
}

/** A text that people wrote, as an export writes it. */
const written = <Schema extends z.ZodType<string, string>>(schema: Schema) =>
  z.string().transform(withoutGuard).pipe(schema);

/** 4.00638E+12, or 4,00638E+12 */
const shortened = /^\d([.,]\d+)?E\+\d+$/;
