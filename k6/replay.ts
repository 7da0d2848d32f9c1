import exec from 'k6/execution';
import { mutateTwice } from './shop/graph.ts';
import {
  auditLedger,
  type Ledger,
  openLedger,
  transactionDocuments,
  transactionInput,
} from './shop/ledger.ts';
import { arrivals, invariant, load, unaccounted } from './shop/load.ts';
import {
  acknowledge,
  auditSale,
  type Order,
  openSale,
  orderInput,
  placeOrderDocument,
  type Sale,
} from './shop/sale.ts';

/** Each income and each order is sent twice at once under one key, and counts once. */
export const options = load({ replay: arrivals(10, 30, 3) }, { recordIncome: 500, placeOrder: 1000 });

export const setup = (): Run => ({
  ledger: openLedger(1),
  sale: openSale({ products: 1, pieces: 1_000_000 }),
});

export default function ({ ledger, sale }: Run): void {
  if (exec.scenario.iterationInTest % 2) replayIncome(ledger);
  else replayOrder(sale);
}

export function teardown({ ledger, sale }: Run): void {
  auditLedger(ledger);
  auditSale(sale);
}

interface Run {
  readonly ledger: Ledger;
  readonly sale: Sale;
}

function replayIncome(ledger: Ledger): void {
  const [first, second] = mutateTwice<{ transaction: { id: string } }>(
    ledger.session,
    'recordIncome',
    transactionDocuments.recordIncome,
    transactionInput(ledger, 1000),
  );
  if (!first || !second) return;
  unaccounted.add(1000);
  invariant('a repeated income is the first one', first.transaction.id === second.transaction.id);
}

function replayOrder(sale: Sale): void {
  const [first, second] = mutateTwice<{ order: Order }>(
    sale.session,
    'placeOrder',
    placeOrderDocument,
    orderInput(sale, sale.productIds),
  );
  if (!first || !second) return;
  acknowledge(first.order);
  invariant('a repeated order is the first one', first.order.id === second.order.id);
}
