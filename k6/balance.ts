import { auditLedger, type Ledger, openLedger, readBalance } from './shop/ledger.ts';
import { arrivals, invariant, load } from './shop/load.ts';

/** The balance is asked for, and nothing changes it. */
export const options = load({ balance: arrivals(10, 60) }, { account: 500 });

export const setup = (): Ledger => openLedger(opening);

export default function (ledger: Ledger): void {
  const balance = readBalance(ledger);
  if (balance !== undefined) invariant('the balance stays', balance === opening);
}

export const teardown = auditLedger;

const opening = 1234;
