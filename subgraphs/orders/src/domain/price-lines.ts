import type { PlacedLine } from '@tillgraph/shared-domain/events/orders';
import { add, type Money, withinBounds, zero } from '@tillgraph/shared-domain/money';
import { priceLine } from '@tillgraph/shared-domain/pricing';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import { type InvalidInput, invalidInput } from '@tillgraph/shared-domain/user-error';
import type { Known } from './references.ts';

export interface OrderedLine {
  readonly lineId: string;
  readonly productId: string;
  readonly quantity: Quantity;
  readonly note: string | null;
}

export type PricedLines =
  | {
      readonly ok: true;
      readonly lines: readonly PlacedLine[];
      readonly subtotal: Money;
      readonly taxTotal: Money;
      readonly total: Money;
    }
  | { readonly ok: false; readonly errors: readonly InvalidInput[] };

/** Each line at its product's price of now, and their sums. All products must be known. */
export function priceLines(ordered: readonly OrderedLine[], known: Known): PricedLines {
  const lines: PlacedLine[] = [];
  const errors: InvalidInput[] = [];
  for (const [index, line] of ordered.entries()) {
    const priced = priceOrderedLine(line, known);
    if (priced) lines.push(priced);
    else errors.push(tooMuch(['input', 'lines', String(index), 'quantity']));
  }
  if (errors.length > 0) return { ok: false, errors };
  const total = sumOf(
    lines.map((line) => line.total),
    known.shop.currencyCode,
  );
  if (!withinBounds(total)) return { ok: false, errors: [tooMuch(['input', 'lines'])] };
  return {
    ok: true,
    lines,
    subtotal: sumOf(
      lines.map((line) => line.subtotal),
      known.shop.currencyCode,
    ),
    taxTotal: sumOf(
      lines.map((line) => line.taxTotal),
      known.shop.currencyCode,
    ),
    total,
  };
}

/** Undefined when it comes to more than an amount may be. */
function priceOrderedLine(line: OrderedLine, known: Known): PlacedLine | undefined {
  const product = known.products.get(line.productId);
  if (!product) throw new Error(`Product ${line.productId} is priced before it was looked for`);
  const discountTotal = zero(known.shop.currencyCode);
  const price = priceLine({
    unitPrice: product.price,
    quantity: line.quantity,
    discount: discountTotal,
    taxRate: product.taxRate,
    pricesIncludeTax: known.shop.pricesIncludeTax,
  });
  return (
    price && {
      lineId: line.lineId,
      productId: line.productId,
      productName: product.name,
      sku: product.sku,
      categoryId: product.categoryId,
      categoryName: (product.categoryId !== null && known.categoryNames.get(product.categoryId)) || null,
      quantity: line.quantity,
      unitPrice: product.price,
      discountTotal,
      ...price,
      taxRate: product.taxRate,
    }
  );
}

/** Amounts are at most 10^15, so that the sum of the first beyond the bounds is still a safe integer: it stays there. */
const sumOf = (amounts: readonly Money[], currency: string): Money =>
  amounts.reduce((sum, amount) => (withinBounds(sum) ? add(sum, amount) : sum), zero(currency));

const tooMuch = (path: readonly string[]): InvalidInput =>
  invalidInput('It comes to more than an amount may be: order less.', path);
