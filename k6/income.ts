import { auditLedger, type Ledger, openLedger, recordAndRead } from './shop/ledger.ts';
import { arrivals, load } from './shop/load.ts';

/** Salaries come in, and each is looked for in the balance. */
export const options = load({ income: arrivals(10, 60) }, { recordIncome: 500, account: 500 });

export const setup = (): Ledger => openLedger(1);

export default recordAndRead;

export const teardown = auditLedger;
