import { account } from '@tillgraph/accounts/domain/account';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AccountEvent, TransactionEvent } from '@tillgraph/shared-domain/events/accounts';
import { byStream } from './by-stream.ts';

/**
 * What must hold of the shop's money at every moment: each balance is the sum of what was booked, what was moved
 * changed two accounts or none, and each shift's cash is what its drawer holds. So the sum of all accounts changes by
 * income and expense alone: those of one account, and a deposit, which is income of both its sides.
 */
export function expectAccountsToHold(log: readonly Recorded[]): void {
  const streams = [...byStream(log)].flatMap(([stream, events]) =>
    // The category's events are accounts'.
    stream.startsWith(`${account.category}-`) ? [events as readonly Recorded<AccountEvent>[]] : [],
  );
  for (const stream of streams) {
    expectBalancesToHold(stream);
    expectShiftsToHold(stream);
  }
  expectBothSides(streams.flat().filter(isTransaction));
}

/** And no order is paid with what an account does not have. The card's may be below zero, where more was refunded by card. */
function expectBalancesToHold(stream: readonly Recorded<AccountEvent>[]): void {
  let balance = 0;
  for (const event of stream.filter(isTransaction)) {
    balance += signed(event);
    expect(event.data.balanceAfter.minor).toBe(balance);
    const isSpent = event.type === 'ExpenseRecorded' && event.data.origin === 'ORDER_PAYMENT';
    if (isSpent) expect(balance).toBeGreaterThanOrEqual(0);
  }
}

/** Each begins and ends with what was counted, and knows what was booked between; they are numbered without a gap. */
function expectShiftsToHold(stream: readonly Recorded<AccountEvent>[]): void {
  let [balance, number] = [0, 0];
  let open: string | null = null;
  for (const [index, event] of stream.entries()) {
    if (isTransaction(event)) {
      balance += signed(event);
      expect(event.data.tillSessionId).toBe(open);
    } else if (event.type === 'TillOpened') {
      expect([open, event.data.number]).toEqual([null, ++number]);
      expect(event.data.openingFloat.minor).toBe(balance);
      open = event.data.tillSessionId;
    } else if (event.type === 'TillClosed') {
      const { tillSessionId, counted, difference } = event.data;
      expect(tillSessionId).toBe(open);
      expect(counted.minor - difference.minor).toBe(balance);
      open = null;
      const next = stream[index + 1];
      if (difference.minor !== 0) {
        expect(next).toMatchObject({ data: { origin: 'TILL_DIFFERENCE', balanceAfter: counted } });
      }
    }
  }
}

function expectBothSides(transactions: readonly Recorded<TransactionEvent>[]): void {
  const byId = new Map(transactions.map((event) => [event.data.transactionId, event]));
  for (const event of transactions) {
    const { counterpart, transactionId, accountId, amount, origin, reversalOf } = event.data;
    if (!counterpart) continue;
    const isDeposit = (reversalOf?.origin ?? origin) === 'DEPOSIT';
    const other = byId.get(counterpart.transactionId);
    expect(other?.data).toMatchObject({ ...counterpart, amount, counterpart: { transactionId, accountId } });
    expect(other?.commandId).toBe(event.commandId);
    expect(other?.type === event.type).toBe(isDeposit);
  }
}

const isTransaction = (event: Recorded<AccountEvent>): event is Recorded<TransactionEvent> =>
  event.type === 'IncomeRecorded' || event.type === 'ExpenseRecorded';

const signed = ({ type, data }: Recorded<TransactionEvent>): number =>
  type === 'IncomeRecorded' ? data.amount.minor : -data.amount.minor;
