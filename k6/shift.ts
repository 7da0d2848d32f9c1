import { check } from 'k6';
import exec from 'k6/execution';
import { mutate } from './shop/graph.ts';
import { readBalance } from './shop/ledger.ts';
import { load, setting, unaccounted } from './shop/load.ts';
import { type Refunded, refundInput, refundOrder } from './shop/refund.ts';
import { type Order, orderInput, placeOrder, type Sale } from './shop/sale.ts';
import {
  auditShifts,
  closeTill,
  deposit,
  givenBack,
  lacking,
  moveCash,
  openDrawers,
  openTill,
  type Shifts,
  xReport,
} from './shop/shift.ts';

const cashiers = setting('CONNECTIONS', 10);

/**
 * Cashiers with a drawer each, who sell something before they open it, then sell, take a deposit, move cash and close
 * it, a little short and right after a refund: a closed model, for a cashier does one thing after the other.
 */
export const options = load(
  { shift: { executor: 'constant-vus', vus: cashiers, duration: `${setting('DURATION', 30)}s` } },
  {
    placeOrder: 2000,
    openTill: 1000,
    depositToAccount: 1000,
    moveCash: 1000,
    tillSession: 500,
    refundOrder: 1000,
    closeTill: 1000,
  },
);

export const setup = (): Shifts => openDrawers(cashiers);

export default function (shifts: Shifts): void {
  const { sale, drawers, safe, account } = shifts;
  const drawer = drawers[exec.vu.idInTest % drawers.length];
  if (!drawer) return;
  const sell = () => placeOrder(sale, orderInput({ ...sale, accountId: drawer.accountId }, sale.productIds));

  const before = sell();
  const counted = before && readBalance(drawer, before.consistencyToken);
  const shift = counted === undefined ? undefined : openTill(drawer, counted);
  if (!shift) return;
  const inShift = sell();
  deposit(drawer, account, 10);
  moveCash(drawer, shift, 'INCOME', 2);
  const token = moveCash(drawer, shift, 'EXPENSE', 3, safe);
  const report = xReport(drawer, shift, token);
  if (!report) return;
  const expected = Number(report.expectedCash.amount);
  check(
    expected,
    { 'the report shows what was moved': (cash) => cash === (counted ?? 0) + 5 + 10 + 2 - 3 },
    { operation: 'tillSession' },
  );
  const back = inShift && refund(sale, inShift.order);
  if (!back) return;
  closeTill(drawer, shift, expected - givenBack - lacking, back.consistencyToken);
}

/** By a client that does not wait until it is booked. */
function refund(sale: Sale, order: Order): Refunded | undefined {
  const refunded = mutate<Refunded>(sale.session, 'refundOrder', refundOrder, refundInput(order, 1));
  if (refunded) unaccounted.add(-givenBack);
  return refunded;
}

export const teardown = auditShifts;
