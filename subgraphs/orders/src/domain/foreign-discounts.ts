import type { Discount } from '@tillgraph/shared-domain/discount';
import { type InvalidInput, invalidInput } from '@tillgraph/shared-domain/user-error';

/** The amounts that are not in the shop's currency. */
export function foreignDiscounts(
  order: {
    readonly lines: readonly { readonly discount: Discount | null }[];
    readonly discounts: readonly Discount[];
  },
  currency: string,
): readonly InvalidInput[] {
  const foreign = (discount: Discount | null, path: readonly string[]): readonly InvalidInput[] =>
    discount && 'amount' in discount && discount.amount.currency !== currency
      ? [invalidInput(`The shop sells in ${currency}: discount in it.`, [...path, 'amount', 'currencyCode'])]
      : [];
  return [
    ...order.lines.flatMap(({ discount }, index) =>
      foreign(discount, ['input', 'lines', String(index), 'discount']),
    ),
    ...order.discounts.flatMap((discount, index) => foreign(discount, ['input', 'discounts', String(index)])),
  ];
}
