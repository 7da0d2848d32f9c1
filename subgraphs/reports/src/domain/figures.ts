/** Numbers that are added up name by name: thousandths of pieces, minor units of one currency, and counts. */
export type Figures = Readonly<Record<string, number>>;

export type SalesFigures = Readonly<
  Record<'orders' | 'items' | 'gross' | 'discounts' | 'refunds' | 'tax' | 'net' | 'cancelledOrders', number>
>;
/** `revenue` is net. */
export type ProductFigures = Readonly<Record<'quantity' | 'revenue', number>>;
/** `amount` is net + tax. */
export type OrderFigures = Readonly<Record<'orders' | 'amount', number>>;
export type TaxFigures = Readonly<Record<'net' | 'tax', number>>;
export type CashFigures = Readonly<Record<'income' | 'expense', number>>;

export const noSales: SalesFigures = {
  ...{ orders: 0, items: 0, gross: 0, discounts: 0, refunds: 0, tax: 0, net: 0, cancelledOrders: 0 },
};
export const nothingSold: ProductFigures = { quantity: 0, revenue: 0 };
export const noCash: CashFigures = { income: 0, expense: 0 };

export function add<F extends Figures>(left: F, right: F): F {
  const sum: Record<string, number> = { ...left };
  for (const [name, number] of Object.entries(right)) sum[name] = (sum[name] ?? 0) + number;
  // The same names with other numbers.
  return sum as F;
}
