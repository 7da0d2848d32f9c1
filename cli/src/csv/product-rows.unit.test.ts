import { readProductRows } from './product-rows.ts';
import type { CsvFault, CsvRecord } from './read-csv.ts';

/** What is read of these rows; the first is the header, on line 1. */
async function read(...rows: readonly (readonly string[])[]) {
  async function* records(): AsyncGenerator<CsvRecord | CsvFault> {
    yield* rows.map((cells, index) => ({ line: index + 1, cells }));
  }
  const read: unknown[] = [];
  for await (const row of readProductRows(records(), 'USD')) read.push(row);
  return read;
}

test('columns come in any order, and an empty cell says nothing, but that there is no barcode, category or description', async () => {
  expect(
    await read(
      ['Price', 'SKU', 'tax rate', 'barcodes', 'category', 'description', 'name', 'stock', 'active'],
      ['12.5', 'A', '0.2', '1|2', 'Tea', "'-", "'=1", '3', 'TRUE'],
      ['', 'B', '', '', '', '', '', '', ''],
      ['', '', '', '', '', '', '', '', ''],
    ),
  ).toEqual([
    {
      line: 2,
      sku: 'A',
      name: '=1',
      price: { minor: 1250, currency: 'USD' },
      tax_rate: 200_000,
      barcodes: ['1', '2'],
      category: 'Tea',
      description: '-',
      stock: 3000,
      active: true,
    },
    { line: 3, sku: 'B', barcodes: [], category: null, description: null },
  ]);
});

test.each([
  ['price', '12,50', 'Give a decimal number as text, such as "12.50".'],
  ['price', '-1', 'Give an amount that is not negative.'],
  ['price', '1.001', 'Give at most 2 decimals.'],
  ['currency', 'EUR', 'Leave it empty or say USD, in which the shop sells.'],
  ['tax_rate', '20', 'Give a tax rate from 0 to 1, such as "0.20" for 20 %.'],
  ['stock', '1.5', 'Give a whole number of pieces, such as 12.'],
  ['active', 'maybe', 'Give true or false.'],
  ['name', 'x'.repeat(201), 'Give at most 200 characters.'],
  ['barcodes', '1|1', 'Give each barcode once.'],
  [
    'barcodes',
    '4.00638E+12',
    'A spreadsheet has shortened the barcode: make its column text and enter it anew.',
  ],
])('a %s of %s is told with its line and what to do', async (column, cell, message) => {
  expect(await read(['sku', column], ['A', cell])).toEqual([{ line: 2, faults: [{ column, message }] }]);
});

test('all that is wrong with a line is told', async () => {
  const [bad] = await read(['sku', 'name', 'price'], [' A', '\u0007', 'x']);
  expect(bad).toMatchObject({ faults: [{ column: 'sku' }, { column: 'name' }, { column: 'price' }] });
  expect(await read(['sku', 'name'], ['A', 'b', 'c'])).toEqual([
    { line: 2, faults: [{ message: expect.stringContaining('The line has 3 cells and the header 2') }] },
  ]);
});

test.each([
  [
    'a column that there is not',
    ['sku', 'colour'],
    'There is no column "colour". The columns are sku, name, ',
  ],
  ['a column twice', ['sku', 'name', 'Name'], 'The column name is there twice'],
  ['no sku', ['name'], 'There is no column sku.'],
])('a header with %s is refused', async (_, header, message) => {
  await expect(read(header)).rejects.toThrow(message);
});

test('an empty file is refused', async () => {
  await expect(read()).rejects.toThrow('The file is empty');
});
