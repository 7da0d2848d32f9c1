import type { Refusal } from './mutate-all.ts';

/** Why a line of the file is not imported. */
export interface BadLine {
  readonly line: number;
  readonly faults: readonly LineFault[];
}

export interface LineFault {
  readonly column?: string;
  readonly message: string;
}

/** What the shop refused, with the column that the argument came from. */
export function faultOf({ path, message }: Refusal): LineFault {
  const column = columnOf.get(path?.[1] ?? '');
  return column ? { column, message } : { message };
}

const columnOf = new Map([
  ['sku', 'sku'],
  ['name', 'name'],
  ['barcodes', 'barcodes'],
  ['categoryId', 'category'],
  ['description', 'description'],
  ['price', 'price'],
  ['taxRate', 'tax_rate'],
  ['unitCost', 'unit_cost'],
  ['quantity', 'stock'],
]);
