import { auditLedger, type Ledger, openLedger, record } from './shop/ledger.ts';
import { arrivals, load } from './shop/load.ts';

/** Rents go out, of an account that has enough. */
export const options = load({ expense: arrivals(10, 60) }, { recordExpense: 500 });

export const setup = (): Ledger => openLedger(1_000_000_000);

export default function (ledger: Ledger): void {
  record(ledger, 'recordExpense', 10);
}

export const teardown = auditLedger;
