import { check } from 'k6';
import exec from 'k6/execution';
import { readBalance } from './shop/ledger.ts';
import { load, setting } from './shop/load.ts';
import { orderInput, placeOrder } from './shop/sale.ts';
import {
  auditShifts,
  closeTill,
  deposit,
  moveCash,
  openDrawers,
  openTill,
  type Shifts,
  xReport,
} from './shop/shift.ts';

const cashiers = setting('CONNECTIONS', 10);

/**
 * Cashiers with a drawer each, who sell something before they open it, then sell, take a deposit, move cash and close
 * it, a little short: a closed model, for a cashier does one thing after the other.
 */
export const options = load(
  { shift: { executor: 'constant-vus', vus: cashiers, duration: `${setting('DURATION', 30)}s` } },
  {
    placeOrder: 2000,
    openTill: 1000,
    depositToAccount: 1000,
    moveCash: 1000,
    tillSession: 500,
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
  sell();
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
  closeTill(drawer, shift, expected - 1);
}

export const teardown = auditShifts;
