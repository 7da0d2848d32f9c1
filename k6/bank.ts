import { auditLedger, type Ledger, openLedger, record, recordAndRead } from './shop/ledger.ts';
import { load, setting } from './shop/load.ts';

const duration = `${setting('DURATION', 10)}s`;

/**
 * As much income as the shop takes on one account: a closed model, each connection waits for its answer. Beside it a
 * few a second are looked for in the balance.
 */
export const options = load(
  {
    bank: { executor: 'constant-vus', vus: setting('CONNECTIONS', 64), duration },
    readers: {
      executor: 'constant-arrival-rate',
      exec: 'readers',
      rate: 10,
      timeUnit: '1s',
      duration,
      preAllocatedVUs: 150, // who wait for a projector that was killed are not to hold up the others
    },
  },
  { recordIncome: 3000 }, // connections that never rest wait for each other: this tells a collapse only
);

export const setup = (): Ledger => openLedger(1);

export default function (ledger: Ledger): void {
  record(ledger, 'recordIncome', 1000);
}

export const readers = recordAndRead;

export const teardown = auditLedger;
