import { accept, type Decision } from '@tillgraph/shared-domain/decision';
import type { AccountsEvent, TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import fc from 'fast-check';
import { typeOf } from './booking.ts';
import { recordTransaction } from './record-transaction.ts';
import { returnPayments } from './return-payments.ts';
import { reverse } from './reversal.ts';
import { takePayments } from './take-payments.ts';
import { opened, usd } from './testing/accounts.ts';
import { DecidedLog } from './testing/decided-log.ts';
import { transfer } from './transfer.ts';

const now = '2026-11-22T10:00:00.000Z';
const ids = ['a', 'b', 'c'] as const;
const id = fc.constantFrom(...ids);
const amount = fc.integer({ min: 1, max: 500 }).map(usd);
const type = fc.constantFrom('INCOME' as const, 'EXPENSE' as const);
const orderId = fc.constantFrom('o1', 'o2', 'o3');

const command = fc.oneof(
  fc.record({ do: fc.constant('record' as const), id, type, amount }),
  fc.record({ do: fc.constant('transfer' as const), from: id, to: id, amount }),
  fc.record({ do: fc.constant('reverse' as const), index: fc.nat(30) }),
  fc.record({
    do: fc.constant('take' as const),
    orderId,
    payments: fc.array(
      fc.record({
        paymentId: fc.uuid(),
        method: fc.constantFrom('CASH' as const, 'ACCOUNT' as const),
        amount,
        accountId: id,
      }),
      { maxLength: 3 },
    ),
  }),
  fc.record({ do: fc.constant('return' as const), orderId }),
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

test('the sum of all balances is all income less all expenses, and each balance its own', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const log = openedLog();
      for (const each of commands) log.append(decide(each, log));
      for (const accountId of ids) {
        const booked = log.transactions.filter(({ data }) => data.accountId === accountId);
        const sum = booked.reduce((total, event) => total + signed(event), 0);
        expect(log.account(accountId).balance.minor).toBe(sum);
        expect(booked.map(({ data }) => data.balanceAfter.minor)).toEqual(runningSums(booked.map(signed)));
      }
    }),
  );
});

test('transfers and what is taken and given back leave the sum of the accounts that they move money between', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const log = openedLog();
      for (const each of commands) {
        const before = total(log);
        log.append(decide(each, log));
        if (each.do === 'transfer') expect(total(log)).toBe(before);
      }
      for (const id of ['o1', 'o2', 'o3']) {
        if (log.payment(id).status !== 'returned') continue;
        const booked = log.transactions.filter(({ data }) => data.orderId === id);
        expect(booked.reduce((total, event) => total + signed(event), 0)).toBe(0);
      }
    }),
  );
});

test('no transaction is reversed twice, whatever else happens', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const log = openedLog();
      for (const each of commands) log.append(decide(each, log));
      const reversed = log.transactions.flatMap(({ data }) => data.reversalOf?.transactionId ?? []);
      expect(new Set(reversed).size).toBe(reversed.length);
    }),
  );
});

test('running income and balance tell every period’s income and expense', () => {
  fc.assert(
    fc.property(
      fc.array(command, { minLength: 1, maxLength: 60 }),
      fc.nat(),
      fc.nat(),
      (commands, from, length) => {
        const log = openedLog();
        for (const each of commands) log.append(decide(each, log));
        const all = log.transactions.filter(({ data }) => data.accountId === 'a');
        const start = all.length === 0 ? 0 : from % all.length;
        const period = all.slice(start, start + (length % 10));
        const before = all[start - 1]?.data;
        const last = all[start + period.length - 1]?.data;
        const income = (last?.totalIncomeAfter.minor ?? 0) - (before?.totalIncomeAfter.minor ?? 0);
        expect(income).toBe(
          period
            .filter((event) => typeOf(event) === 'INCOME')
            .reduce((sum, event) => sum + event.data.amount.minor, 0),
        );
      },
    ),
  );
});

function openedLog(): DecidedLog {
  const log = new DecidedLog();
  for (const accountId of ids) {
    const kind = accountId === 'c' ? 'TILL' : 'GENERAL';
    log.append(accept(opened({ accountId, code: accountId, kind, overdraftLimit: usd(100) })));
  }
  return log;
}

function decide(each: Command, log: DecidedLog): Decision<AccountsEvent> {
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
    case 'reverse': {
      const side = (transaction: TransactionEvent) => ({
        transaction,
        account: log.account(transaction.data.accountId),
        reversal: log.reversal(transaction.data.transactionId),
      });
      const named = log.transactions[each.index];
      if (!named) return accept();
      const other = log.transactions.find(
        ({ data }) => data.transactionId === named.data.counterpart?.transactionId,
      );
      return reverse('r', other ? [side(named), side(other)] : [side(named)], now);
    }
    case 'take':
      return takePayments(
        { orderId: each.orderId, orderNumber: 1, payments: each.payments },
        log.payment(each.orderId),
        accountsOf(log),
        now,
      );
    case 'return':
      return returnPayments(each.orderId, log.payment(each.orderId), accountsOf(log), now);
  }
}

const accountsOf = (log: DecidedLog) => new Map(ids.map((id) => [id, log.account(id)]));
const total = (log: DecidedLog) => ids.reduce((sum, id) => sum + log.account(id).balance.minor, 0);
const signed = (event: TransactionEvent): number =>
  typeOf(event) === 'INCOME' ? event.data.amount.minor : -event.data.amount.minor;

function runningSums(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
