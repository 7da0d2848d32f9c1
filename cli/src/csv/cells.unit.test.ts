import { withGuard, withoutGuard } from '@tillgraph/shared-domain/formula-guard';
import fc from 'fast-check';
import { barcodeCell, barcodesOf } from './barcode-cell.ts';

test('a text that begins like a formula is written with an apostrophe before it', () => {
  expect(['=1+1', '+1 555 0100', '-5', '@a', "'=x", "it's", 'plain'].map(withGuard)).toEqual([
    "'=1+1",
    "'+1 555 0100",
    "'-5",
    "'@a",
    "''=x",
    "it's",
    'plain',
  ]);
});

test('so is what would be a cell of its own where the spreadsheet divides by semicolons or tabs', () => {
  expect(['Ada;=1+1;x', 'a\t@b', ';;-1', 'a;b - c'].map(withGuard)).toEqual([
    "Ada;'=1+1;x",
    "a\t'@b",
    ";;'-1",
    'a;b - c',
  ]);
});

test('every text is found again behind its guard', () => {
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom("'", '=', '-', ';', '\t', '\r', '\n', 'a')).map((all) => all.join('')),
  );
  fc.assert(fc.property(text, (any) => expect(withoutGuard(withGuard(any))).toBe(any)));
});

test('all barcodes of a product are in one cell, whatever they consist of', () => {
  expect(barcodesOf('4006381333931|5449000000996')).toEqual(['4006381333931', '5449000000996']);
  const barcode = fc.array(fc.constantFrom('|', '\\', 'a', '1'), { minLength: 1 }).map((all) => all.join(''));
  fc.assert(fc.property(fc.array(barcode), (all) => expect(barcodesOf(barcodeCell(all))).toEqual(all)));
});
