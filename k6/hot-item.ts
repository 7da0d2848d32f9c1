import { check } from 'k6';
import { arrivals, invariant, load, setting } from './shop/load.ts';
import { auditSale, openSale, orderInput, placeOrder, type Sale } from './shop/sale.ts';

const rate = setting('RATE', 25);
const seconds = setting('DURATION', 20);

/** All want the same product, and there is half of what they want. */
export const options = load({ 'hot-item': arrivals(rate, seconds, 3) }, { placeOrder: 2000 });

export const setup = (): Sale => openSale({ products: 1, pieces: Math.ceil((rate * seconds) / 2) });

export default function (sale: Sale): void {
  const placed = placeOrder(sale, orderInput(sale, sale.productIds));
  if (!placed) return;
  const { status, cancellation } = placed.order;
  const isFair = status === 'COMPLETED' || cancellation?.reason === 'OUT_OF_STOCK';
  check(isFair, { 'the order is completed, or out of stock': (fair) => fair }, { operation: 'placeOrder' });
}

export function teardown(sale: Sale): void {
  const { stocks } = auditSale(sale);
  invariant(
    'all are sold',
    stocks.every(({ stock }) => stock.available === 0),
  );
}
