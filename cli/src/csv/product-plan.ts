import { formatMoney, type Money, parseAmount } from '@tillgraph/shared-domain/money';
import { formatTaxRate, parseTaxRate } from '@tillgraph/shared-domain/tax';
import type { ProductRow } from './product-rows.ts';

/** A product as the shop has it. */
export interface ShopProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string | null;
  readonly barcodes: readonly string[];
  readonly price: { readonly amount: string; readonly currencyCode: string };
  readonly taxRate: string;
  readonly category: { readonly id: string; readonly name: string } | null;
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly stock: { readonly onHand: number; readonly everStocked: boolean } | null;
}

export const shopProductFields = `id sku name description barcodes price { amount currencyCode } taxRate
  category { id name } status stock { onHand everStocked }`;

/** What has to be done that the shop has what the row says. Absent: nothing of that kind. */
export interface ProductChanges {
  readonly fields?: ProductFields;
  readonly price?: MoneyInput;
  readonly active?: boolean;
  readonly stock?: OpeningStock;
}

/** As the mutations take them; the category by its name. */
export interface ProductFields {
  readonly name?: string;
  readonly barcodes?: readonly string[];
  readonly description?: string | null;
  readonly taxRate?: string;
  readonly category?: string | null;
}

interface MoneyInput {
  readonly amount: string;
  readonly currencyCode: string;
}

export interface OpeningStock {
  readonly quantity: number;
  readonly unitCost?: MoneyInput;
}

/** Everything that the row says. */
export const fieldsOf = ({ name, barcodes, description, tax_rate, category }: ProductRow): ProductFields => ({
  ...(name !== undefined && { name }),
  ...(barcodes !== undefined && { barcodes }),
  ...(description !== undefined && { description }),
  ...(tax_rate !== undefined && { taxRate: formatTaxRate(tax_rate) }),
  ...(category !== undefined && { category }),
});

/** What of it is not so already. */
export function changesOf(row: ProductRow, present: ShopProduct): ProductChanges {
  const fields = changedFields(fieldsOf(row), present);
  const stock = present.stock?.everStocked === false ? openingStock(row) : undefined;
  return {
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(row.price && !isSameAmount(row.price, present.price.amount) && { price: formatMoney(row.price) }),
    ...(row.active !== undefined && row.active !== (present.status === 'ACTIVE') && { active: row.active }),
    ...(stock && { stock }),
  };
}

/**
 * What a product is given that never had any: a new one, or one whose import was cut off in between. The stock of any
 * other is what was sold, counted and received since, and no file's.
 */
export function openingStock({ stock, unit_cost }: ProductRow): OpeningStock | undefined {
  if (!stock) return undefined;
  return { quantity: stock / 1000, ...(unit_cost && { unitCost: formatMoney(unit_cost) }) };
}

function changedFields(said: ProductFields, present: ShopProduct): ProductFields {
  const { name, barcodes, description, taxRate, category } = said;
  return {
    ...(name !== undefined && name !== present.name && { name }),
    ...(barcodes && barcodes.join('\n') !== present.barcodes.join('\n') && { barcodes }),
    ...(description !== undefined && !isSameText(description, present.description) && { description }),
    ...(taxRate !== undefined && !isSameRate(taxRate, present.taxRate) && { taxRate }),
    ...(category !== undefined && category !== (present.category?.name ?? null) && { category }),
  };
}

/** Spreadsheets write line breaks as they like. */
const isSameText = (left: string | null, right: string | null): boolean =>
  left?.replace(/\r\n?/g, '\n') === right?.replace(/\r\n?/g, '\n');

const isSameRate = (left: string, right: string): boolean =>
  scaled(parseTaxRate(left)) === scaled(parseTaxRate(right));

const isSameAmount = ({ minor, currency }: Money, amount: string): boolean =>
  scaled(parseAmount(amount, currency)) === minor;

const scaled = (parsed: ReturnType<typeof parseTaxRate>): number | undefined =>
  parsed.ok ? parsed.scaled : undefined;
