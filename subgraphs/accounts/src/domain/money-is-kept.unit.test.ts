import type { TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import fc from 'fast-check';
import { typeOf } from './booking.ts';
import type { DecidedLog } from './testing/decided-log.ts';
import { accountIds, commands, decide, openedLog } from './testing/random-commands.ts';

test('the sum of all balances is all income less all expenses, and each balance its own', () => {
  fc.assert(
    fc.property(commands, (commands) => {
      const log = openedLog();
      for (const each of commands) log.append(decide(each, log));
      for (const accountId of accountIds) {
        const booked = log.transactions.filter(({ data }) => data.accountId === accountId);
        const sum = booked.reduce((total, event) => total + signed(event), 0);
        expect(log.account(accountId).balance.minor).toBe(sum);
        expect(booked.map(({ data }) => data.balanceAfter.minor)).toEqual(runningSums(booked.map(signed)));
      }
    }),
  );
});

test('what is moved between accounts leaves their sum; a deposit is income of both its sides', () => {
  fc.assert(
    fc.property(commands, (commands) => {
      const log = openedLog();
      for (const each of commands) {
        const before = total(log);
        const decision = decide(each, log);
        log.append(decision);
        if (!decision.accepted || decision.events.length === 0) continue;
        if (each.do === 'transfer' || (each.do === 'moveCash' && each.to !== null)) {
          expect(total(log)).toBe(before);
        }
        if (each.do === 'deposit') expect(total(log)).toBe(before + 2 * each.amount.minor);
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
    fc.property(commands, (commands) => {
      const log = openedLog();
      for (const each of commands) log.append(decide(each, log));
      const reversed = log.transactions.flatMap(({ data }) => data.reversalOf?.transactionId ?? []);
      expect(new Set(reversed).size).toBe(reversed.length);
    }),
  );
});

test('running income and balance tell every period’s income and expense', () => {
  fc.assert(
    fc.property(commands, fc.nat(), fc.nat(), (commands, from, length) => {
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
    }),
  );
});

const total = (log: DecidedLog) => accountIds.reduce((sum, id) => sum + log.account(id).balance.minor, 0);
const signed = (event: TransactionEvent): number =>
  typeOf(event) === 'INCOME' ? event.data.amount.minor : -event.data.amount.minor;

function runningSums(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
