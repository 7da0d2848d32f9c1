/** All barcodes of a product in one cell: `4006381333931|5449000000996`. A barcode's own `|` and `\` have a `\` before. */
export const barcodeCell = (barcodes: readonly string[]): string =>
  barcodes.map((barcode) => barcode.replace(/[\\|]/g, '\\$&')).join('|');

export const barcodesOf = (cell: string): string[] =>
  cell === ''
    ? []
    : cell.split(/(?<=(?<!\\)(?:\\\\)*)\|/).map((barcode) => barcode.replace(/\\([\\|])/g, '$1'));
