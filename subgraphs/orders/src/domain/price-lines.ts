import type { Discount } from '@tillgraph/shared-domain/discount';
import { discountLines } from '@tillgraph/shared-domain/discount-lines';
import type { PlacedLine } from '@tillgraph/shared-domain/events/orders';
import { add, type Money, withinBounds, zero } from '@tillgraph/shared-domain/money';
import { listedPrice, priceLine } from '@tillgraph/shared-domain/pricing';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import { type InvalidInput, invalidInput } from '@tillgraph/shared-domain/user-error';
import type { Known, ProductOnSale } from './references.ts';

export interface OrderedLine {
  readonly lineId: string;
  readonly productId: string;
  readonly quantity: Quantity;
  readonly discount: Discount | null;
  readonly note: string | null;
}

export type PricedLines = PricedOrder | { readonly ok: false; readonly errors: readonly InvalidInput[] };

export interface PricedOrder extends Readonly<Record<Sum, Money>> {
  readonly ok: true;
  readonly lines: readonly PlacedLine[];
}

type Sum = 'discountTotal' | 'subtotal' | 'taxTotal' | 'total';

export interface OrderToPrice {
  readonly lines: readonly OrderedLine[];
  /** Of the whole order. */
  readonly discounts: readonly Discount[];
}

/** Each line at its product's price of now less its discounts, and their sums. All products must be known. */
export function priceLines({ lines: ordered, discounts }: OrderToPrice, known: Known): PricedLines {
  const { currencyCode: currency } = known.shop;
  const listed = listLines(ordered, known);
  if (!listed.ok) return listed;
  const discounted = discountLines(listed.lines, discounts, currency);
  if (!discounted.ok) return discounted;
  const lines: PlacedLine[] = [];
  const errors: InvalidInput[] = [];
  for (const [index, line] of listed.lines.entries()) {
    const priced = placedLine(line, discounted.discountTotals[index] ?? zero(currency), known);
    if (priced) lines.push(priced);
    else errors.push(tooMuchOf(index));
  }
  if (errors.length > 0) return { ok: false, errors };
  const sum = (field: Sum | 'gross') =>
    sumOf(
      lines.map((line) => line[field]),
      currency,
    );
  // What reports reckon with must be an amount, too.
  if (!withinBounds(sum('gross'))) return { ok: false, errors: [tooMuch(['input', 'lines'])] };
  return {
    ok: true,
    lines,
    discountTotal: sum('discountTotal'),
    subtotal: sum('subtotal'),
    taxTotal: sum('taxTotal'),
    total: sum('total'),
  };
}

interface ListedLine extends OrderedLine {
  readonly product: ProductOnSale;
  readonly listed: Money;
}

type ListedLines =
  | { readonly ok: true; readonly lines: readonly ListedLine[] }
  | { readonly ok: false; readonly errors: readonly InvalidInput[] };

/** Before discounts and taxes. */
function listLines(ordered: readonly OrderedLine[], known: Known): ListedLines {
  const lines: ListedLine[] = [];
  const errors: InvalidInput[] = [];
  for (const [index, line] of ordered.entries()) {
    const product = known.products.get(line.productId);
    if (!product) throw new Error(`Product ${line.productId} is priced before it was looked for`);
    const listed = listedPrice({ unitPrice: product.price, quantity: line.quantity });
    if (listed) lines.push({ ...line, product, listed });
    else errors.push(tooMuchOf(index));
  }
  if (errors.length > 0) return { ok: false, errors };
  const together = sumOf(
    lines.map(({ listed }) => listed),
    known.shop.currencyCode,
  );
  return withinBounds(together) ? { ok: true, lines } : { ok: false, errors: [tooMuch(['input', 'lines'])] };
}

/** Undefined when it comes to more than an amount may be. */
function placedLine(
  { lineId, productId, product, quantity, discount }: ListedLine,
  discountTotal: Money,
  { shop, categoryNames }: Known,
): PlacedLine | undefined {
  const price = priceLine({
    unitPrice: product.price,
    quantity,
    discount: discountTotal,
    taxRate: product.taxRate,
    pricesIncludeTax: shop.pricesIncludeTax,
  });
  return (
    price && {
      lineId,
      productId,
      productName: product.name,
      sku: product.sku,
      categoryId: product.categoryId,
      categoryName: (product.categoryId !== null && categoryNames.get(product.categoryId)) || null,
      quantity,
      unitPrice: product.price,
      ...(discount && { discount }),
      discountTotal,
      ...price,
      taxRate: product.taxRate,
    }
  );
}

/** Amounts are at most 10^15, so that the sum of the first beyond the bounds is still a safe integer: it stays there. */
const sumOf = (amounts: readonly Money[], currency: string): Money =>
  amounts.reduce((sum, amount) => (withinBounds(sum) ? add(sum, amount) : sum), zero(currency));

const tooMuchOf = (index: number): InvalidInput => tooMuch(['input', 'lines', String(index), 'quantity']);

const tooMuch = (path: readonly string[]): InvalidInput =>
  invalidInput('It comes to more than an amount may be: order less.', path);
