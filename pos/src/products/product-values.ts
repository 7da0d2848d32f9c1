import { formatDecimal, parseDecimal } from '@tillgraph/shared-domain/decimal';
import { formatTaxRate, parseTaxRate } from '@tillgraph/shared-domain/tax';
import { z } from 'zod';
import { linesOf, orNull } from '../forms/texts.ts';
import type { ProductFactsFragment } from '../graph/generated/graphql.ts';
import type { Messages } from '../messages/en.ts';
import { parseCash } from '../money/cash-given.ts';
import { typedDecimal } from '../money/typed-decimal.ts';

/** A product as its form has it. */
export type ProductValues = {
  readonly name: string;
  readonly sku: string;
  /** Of a new product; later it is changed by itself. */
  readonly price: string;
  /** In percent, with a point or a comma. */
  readonly taxRate: string;
  /** Empty: none. */
  readonly categoryId: string;
  /** One a line, as a scanner types them. */
  readonly barcodes: string;
  readonly description: string;
};

export const emptyProduct: ProductValues = {
  name: '',
  sku: '',
  price: '',
  taxRate: '0',
  categoryId: '',
  barcodes: '',
  description: '',
};

export const productValues = (product: ProductFactsFragment): ProductValues => ({
  name: product.name,
  sku: product.sku,
  price: typedDecimal(product.price.amount),
  taxRate: typedDecimal(percentOf(product.taxRate)),
  categoryId: product.category?.id ?? '',
  barcodes: product.barcodes.join('\n'),
  description: product.description ?? '',
});

export const productShape = (currency: string, words: Messages['forms']) =>
  z.object({
    name: z.string().trim().min(1, words.required),
    sku: z.string().trim().min(1, words.required),
    price: z.string().refine((text) => parseCash(text, currency) !== undefined, words.notAnAmount),
    taxRate: z.string().refine((text) => rateOf(text) !== undefined, words.notAPercent),
    categoryId: z.string(),
    barcodes: z.string(),
    description: z.string(),
  });

/** What the graph takes of those of the values that are given; the price apart. */
export const productInput = ({
  name,
  sku,
  taxRate,
  categoryId,
  barcodes,
  description,
}: Partial<ProductValues>) => ({
  ...(name !== undefined && { name: name.trim() }),
  ...(sku !== undefined && { sku: sku.trim() }),
  ...(taxRate !== undefined && { taxRate: rateOf(taxRate) ?? null }),
  ...(categoryId !== undefined && { categoryId: orNull(categoryId) }),
  ...(barcodes !== undefined && { barcodes: linesOf(barcodes) }),
  ...(description !== undefined && { description: orNull(description) }),
});

/** The share that a percentage is: 7.5 is 0.075. Undefined when it is none from 0 to 100. */
export function rateOf(percent: string): string | undefined {
  // Percent with four places are millionths, in which rates are counted.
  const parsed = parseDecimal(percent.trim().replace(',', '.'), 4);
  if (!parsed.ok || parsed.scaled < 0 || parsed.scaled > 1_000_000) return undefined;
  return formatTaxRate(parsed.scaled);
}

/** The percentage that a share is, without a sign: 0.075 is 7.5. */
export function percentOf(rate: string): string {
  const parsed = parseTaxRate(rate);
  if (!parsed.ok) throw new RangeError(`${rate} is no tax rate: ${parsed.message}`);
  return formatDecimal(parsed.scaled, 4).replace(/\.?0+$/, '');
}
