import type { AccountsEvent } from '@tillgraph/shared-domain/events/accounts';
import fc from 'fast-check';
import type { DecidedLog } from './testing/decided-log.ts';
import { commands, decide, drawers, openedLog } from './testing/random-commands.ts';
import { expectedCash } from './till-session.ts';

test('whatever happens, an open shift expects what the drawer holds', () => {
  fc.assert(
    fc.property(commands, (commands) => {
      const log = openedLog();
      for (const each of commands) {
        log.append(decide(each, log));
        for (const drawer of drawers) {
          const { balance, tillSession } = log.account(drawer);
          if (tillSession && !tillSession.closing) expect(expectedCash(tillSession)).toEqual(balance);
        }
      }
    }),
  );
});

test('a shift’s figures are those of what was booked between its ends, and stay when it is closed', () => {
  fc.assert(
    fc.property(commands, (commands) => {
      const log = openedLog();
      for (const each of commands) {
        log.append(decide(each, log));
        for (const drawer of drawers) {
          const { tillSession } = log.account(drawer);
          if (!tillSession) continue;
          const { cashSales, cashRefunds, cashIn, cashOut } = tillSession;
          expect({
            cashSales: cashSales.minor,
            cashRefunds: cashRefunds.minor,
            cashIn: cashIn.minor,
            cashOut: cashOut.minor,
          }).toEqual(sumsOf(bookedDuringLatestShift(eventsOf(log, drawer))));
        }
      }
    }),
  );
});

test('shifts are numbered without a gap, and each begins and ends with what was counted in the drawer', () => {
  fc.assert(
    fc.property(commands, (commands) => {
      const log = openedLog();
      for (const each of commands) {
        const decision = decide(each, log);
        log.append(decision);
        if (!decision.accepted || (each.do !== 'openTill' && each.do !== 'closeTill')) continue;
        const { balance, tillSession } = log.account(each.drawer);
        expect(balance).toEqual(each.counted);
        if (each.do === 'openTill') expect(tillSession?.openingFloat).toEqual(each.counted);
        else expect(tillSession?.closing?.counted).toEqual(each.counted);
      }
      for (const drawer of drawers) {
        const numbers = eventsOf(log, drawer).flatMap((event) =>
          event.type === 'TillOpened' ? [event.data.number] : [],
        );
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }
    }),
  );
});

const eventsOf = (log: DecidedLog, accountId: string): readonly AccountsEvent[] =>
  log.entries.filter(({ stream }) => stream === `account-${accountId}`).map(({ event }) => event);

function bookedDuringLatestShift(events: readonly AccountsEvent[]): readonly AccountsEvent[] {
  const begin = events.findLastIndex(({ type }) => type === 'TillOpened');
  const end = events.findIndex(({ type }, index) => index > begin && type === 'TillClosed');
  return events.slice(begin, end === -1 ? undefined : end);
}

/** By the contract's words, from the events alone. */
function sumsOf(events: readonly AccountsEvent[]) {
  const sums = { cashSales: 0, cashRefunds: 0, cashIn: 0, cashOut: 0 };
  for (const event of events) {
    if (event.type === 'IncomeRecorded') {
      sums[event.data.origin === 'ORDER_PAYMENT' ? 'cashSales' : 'cashIn'] += event.data.amount.minor;
    }
    if (event.type === 'ExpenseRecorded') {
      sums[event.data.origin === 'ORDER_REFUND' ? 'cashRefunds' : 'cashOut'] += event.data.amount.minor;
    }
  }
  return sums;
}
