import type { Money } from '@tillgraph/shared-domain/money';
import type { Quantity } from '@tillgraph/shared-domain/quantity';
import type { SalesFigures } from '../domain/figures.ts';

export interface SalesTotals {
  readonly orders: number;
  readonly items: Quantity;
  readonly gross: Money;
  readonly discounts: Money;
  readonly refunds: Money;
  readonly tax: Money;
  readonly net: Money;
  readonly cancelledOrders: number;
}

export function salesTotalsOf(figures: SalesFigures, currency: string): SalesTotals {
  const money = (minor: number): Money => ({ minor, currency });
  const { orders, items, cancelledOrders, gross, discounts, refunds, tax, net } = figures;
  return {
    ...{ orders, items, cancelledOrders },
    gross: money(gross),
    discounts: money(discounts),
    refunds: money(refunds),
    tax: money(tax),
    net: money(net),
  };
}
