import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { AccountsEvent, TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import fc from 'fast-check';
import { closeTill } from '../close-till.ts';
import { deposit } from '../deposit.ts';
import { moveCash } from '../move-cash.ts';
import { openTill } from '../open-till.ts';
import { recordTransaction } from '../record-transaction.ts';
import { refundPayments } from '../refund-payments.ts';
import { returnPayments } from '../return-payments.ts';
import { reverse } from '../reversal.ts';
import { takePayments } from '../take-payments.ts';
import { transfer } from '../transfer.ts';
import { opened, usd } from './accounts.ts';
import { DecidedLog } from './decided-log.ts';

export const drawers = ['drawer', 'other drawer'] as const;
export const accountIds = ['a', 'b', ...drawers] as const;

const id = fc.constantFrom(...accountIds);
const drawer = fc.constantFrom(...drawers);
const amount = fc.integer({ min: 1, max: 500 }).map(usd);
const counted = fc.integer({ min: 0, max: 900 }).map(usd);
const type = fc.constantFrom('INCOME' as const, 'EXPENSE' as const);
const orderId = fc.constantFrom('o1', 'o2', 'o3');

const command = fc.oneof(
  fc.record({ do: fc.constant('record' as const), id, type, amount }),
  fc.record({ do: fc.constant('transfer' as const), from: id, to: id, amount }),
  fc.record({ do: fc.constant('deposit' as const), drawer, to: id, amount }),
  fc.record({ do: fc.constant('reverse' as const), index: fc.nat(30) }),
  fc.record({
    do: fc.constant('take' as const),
    orderId,
    payments: fc.array(
      fc.oneof(
        fc.record({ paymentId: fc.uuid(), method: fc.constant('CASH' as const), amount, accountId: drawer }),
        fc.record({ paymentId: fc.uuid(), method: fc.constant('ACCOUNT' as const), amount, accountId: id }),
      ),
      { maxLength: 3 },
    ),
  }),
  fc.record({ do: fc.constant('return' as const), orderId }),
  fc.record({
    do: fc.constant('refund' as const),
    orderId,
    refundId: fc.constantFrom('r1', 'r2'),
    amount,
    accountId: id,
  }),
  fc.record({ do: fc.constant('openTill' as const), drawer, counted }),
  fc.record({
    do: fc.constant('moveCash' as const),
    drawer,
    direction: type,
    amount,
    to: fc.option(fc.constantFrom(...accountIds)),
  }),
  fc.record({ do: fc.constant('closeTill' as const), drawer, counted }),
);

export type RandomCommand = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

/** Whatever people may do with two accounts and two drawers, also what is refused. */
export const commands = fc.array(command, { minLength: 1, maxLength: 60, size: 'max' });

export function openedLog(): DecidedLog {
  const log = new DecidedLog();
  for (const accountId of accountIds) {
    const kind = accountId.endsWith('drawer') ? 'TILL' : 'GENERAL';
    log.append(accept(opened({ accountId, code: accountId, kind, overdraftLimit: usd(100) })));
  }
  return log;
}

export function decide(each: RandomCommand, log: DecidedLog): Decision<AccountsEvent> {
  switch (each.do) {
    case 'record':
      return recordTransaction(
        { ...each, description: 'd', category: null, occurredAt: null },
        log.account(each.id),
        now,
      );
    case 'transfer':
      if (each.from === each.to) return accept();
      return transfer(
        { amount: each.amount, description: 'd' },
        log.account(each.from),
        log.account(each.to),
        now,
      );
    case 'deposit':
      return deposit(each.amount, log.account(each.drawer), log.account(each.to), now);
    case 'reverse':
      return decideReversal(log.transactions[each.index], log);
    case 'take':
      return takePayments(
        { orderId: each.orderId, orderNumber: 1, payments: each.payments },
        log.payment(each.orderId),
        accountsOf(log),
        now,
      );
    case 'return':
      return decideReturn(each.orderId, log);
    case 'refund':
      return decideRefund(each, log);
    case 'openTill':
      return openTill(each.counted, log.account(each.drawer), now);
    case 'moveCash':
      if (each.to === each.drawer) return accept();
      return moveCash(
        { ...each, tillSessionId: latestShift(log, each.drawer), reason: 'r' },
        log.account(each.drawer),
        each.to === null ? undefined : log.account(each.to),
        now,
      );
    case 'closeTill':
      return closeTill(
        { ...each, tillSessionId: latestShift(log, each.drawer), expectedVersion: null },
        log.account(each.drawer),
        now,
      );
  }
}

const now = '2026-11-22T10:00:00.000Z';

function decideReversal(named: TransactionEvent | undefined, log: DecidedLog): Decision<AccountsEvent> {
  if (!named) return accept();
  const side = (transaction: TransactionEvent) => ({
    transaction,
    account: log.account(transaction.data.accountId),
    reversal: log.reversal(transaction.data.transactionId),
  });
  const other = log.transactions.find(
    ({ data }) => data.transactionId === named.data.counterpart?.transactionId,
  );
  return reverse('r', other ? [side(named), side(other)] : [side(named)], now);
}

/** Orders ask for what they allow alone: a cancellation is of nothing refunded, and a refund of what was paid. */
function decideReturn(orderId: string, log: DecidedLog): Decision<AccountsEvent> {
  const paid = log.payment(orderId);
  if (paid.status === 'taken' && paid.refundIds.length > 0) return accept();
  return returnPayments(orderId, paid, accountsOf(log), now);
}

function decideRefund(
  { orderId, refundId, amount, accountId }: Extract<RandomCommand, { readonly do: 'refund' }>,
  log: DecidedLog,
): Decision<AccountsEvent> {
  const paid = log.payment(orderId);
  if (paid.status !== 'taken') return accept();
  const method = accountId.endsWith('drawer') ? 'CASH' : 'ACCOUNT';
  const payments = [{ paymentId: refundId, refundedPaymentId: null, method, amount, accountId } as const];
  return refundPayments({ orderId, orderNumber: 1, refundId, payments }, paid, accountsOf(log), now);
}

const latestShift = (log: DecidedLog, drawer: string): string =>
  log.account(drawer).tillSession?.id ?? `${drawer}-shift-1`;

const accountsOf = (log: DecidedLog) => new Map(accountIds.map((id) => [id, log.account(id)]));
