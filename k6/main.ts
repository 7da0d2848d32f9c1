import exec from 'k6/execution';
import { auditLedger, type Ledger, openLedger, readBalance, record } from './shop/ledger.ts';
import { arrivals, load } from './shop/load.ts';

/** Income, expense and balance in turn, on one account. */
export const options = load(
  { main: arrivals(10, 60) },
  { recordIncome: 500, recordExpense: 500, account: 500 },
);

export const setup = (): Ledger => openLedger(1_000_000_000);

export default function (ledger: Ledger): void {
  const actions = [
    () => record(ledger, 'recordIncome', 1000),
    () => record(ledger, 'recordExpense', 10),
    () => readBalance(ledger),
  ];
  actions[exec.scenario.iterationInTest % actions.length]?.();
}

export const teardown = auditLedger;
