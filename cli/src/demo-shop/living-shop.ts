import type { Execute } from '../shop/shop-client.ts';
import type { ShopClock } from '../shop/shop-clock.ts';
import type { DemoMoney } from './demo-money.ts';
import type { FilledShop } from './fill-demo-shop.ts';
import type { Given } from './giving.ts';
import type { PlannedSale, StaffName } from './history.ts';

/** A shop whose past is being made. */
export interface LivingShop extends FilledShop {
  readonly clock: Pick<ShopClock, 'stopAt'>;
  readonly money: DemoMoney;
  /** The account `bank`. */
  readonly bankId: string;
  /** Runs operations in somebody's name, with the rights of the role. */
  readonly as: (name: StaffName) => Execute;
  /** Resolves when everybody has heard of everything. */
  readonly rest: () => Promise<void>;
  /** Orders that came out as planned, by the sale's key. */
  readonly sold: Map<string, SoldOrder>;
}

export interface SoldOrder {
  readonly sale: PlannedSale;
  readonly order: Given;
}
