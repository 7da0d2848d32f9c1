import { streamOf } from '@tillgraph/shared-domain/aggregate';
import type { Decision } from '@tillgraph/shared-domain/decision';
import type { Recorded } from '@tillgraph/shared-domain/event';
import type { AccountEvent, AccountsEvent } from '@tillgraph/shared-domain/events/accounts';
import { recordAll } from '@tillgraph/shared-domain/testing/given';
import fc from 'fast-check';
import { type Account, type AccountState, account } from './account.ts';
import { type TransactionEvent, typeOf } from './booking.ts';
import { type PaymentState, payment } from './payment.ts';
import { recordTransaction } from './record-transaction.ts';
import { returnPayments } from './return-payments.ts';
import { type ReversalState, reversal, reverse } from './reversal.ts';
import { takePayments } from './take-payments.ts';
import { opened, usd } from './testing/accounts.ts';
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
      const log = new Log();
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
      const log = new Log();
      for (const each of commands) {
        const before = log.total();
        log.append(decide(each, log));
        if (each.do === 'transfer') expect(log.total()).toBe(before);
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
      const log = new Log();
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
        const log = new Log();
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

/** The deciders' log in memory. */
class Log {
  readonly transactions: TransactionEvent[] = [];
  readonly #streams = new Map<string, AccountsEvent[]>();

  constructor() {
    for (const accountId of ids) {
      this.append({
        accepted: true,
        events: [opened({ accountId, code: accountId, overdraftLimit: usd(100) })],
      });
    }
  }

  append(decision: Decision<AccountsEvent>): void {
    for (const event of decision.accepted ? decision.events : []) {
      const stream = streamOfEvent(event);
      this.#streams.set(stream, [...(this.#streams.get(stream) ?? []), event]);
      if (event.type === 'IncomeRecorded' || event.type === 'ExpenseRecorded') this.transactions.push(event);
    }
  }

  account(id: string): Account {
    const state = this.#fold<AccountState>(account, id);
    if (!state) throw new Error(`There is no account ${id}.`);
    return state;
  }

  payment = (id: string): PaymentState => this.#fold<PaymentState>(payment, id);
  reversal = (id: string): ReversalState => this.#fold<ReversalState>(reversal, id);
  total = (): number => ids.reduce((sum, id) => sum + this.account(id).balance.minor, 0);
  accounts = (): ReadonlyMap<string, AccountState> => new Map(ids.map((id) => [id, this.account(id)]));

  #fold<State>(
    aggregate: { category: string; initialState: State; evolve: (state: State, event: never) => State },
    id: string,
  ): State {
    const stream = streamOf(aggregate, id);
    const events = recordAll(stream, this.#streams.get(stream) ?? []) as readonly Recorded<AccountEvent>[];
    return events.reduce((state, event) => aggregate.evolve(state, event as never), aggregate.initialState);
  }
}

function decide(each: Command, log: Log): Decision<AccountsEvent> {
  switch (each.do) {
    case 'record':
      return recordTransaction(
        { ...each, description: 'd', category: null, occurredAt: null },
        log.account(each.id),
        now,
      );
    case 'transfer':
      if (each.from === each.to) return { accepted: true, events: [] };
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
      if (!named) return { accepted: true, events: [] };
      const other = log.transactions.find(
        ({ data }) => data.transactionId === named.data.counterpart?.transactionId,
      );
      return reverse('r', other ? [side(named), side(other)] : [side(named)], now);
    }
    case 'take':
      return takePayments(
        { orderId: each.orderId, orderNumber: 1, payments: each.payments },
        log.payment(each.orderId),
        log.accounts(),
        now,
      );
    case 'return':
      return returnPayments(each.orderId, log.payment(each.orderId), log.accounts(), now);
  }
}

function streamOfEvent({ type, data }: AccountsEvent): string {
  if ('accountId' in data) return streamOf(account, data.accountId);
  return type === 'TransactionReversed'
    ? streamOf(reversal, data.transactionId)
    : streamOf(payment, data.orderId);
}

const signed = (event: TransactionEvent): number =>
  typeOf(event) === 'INCOME' ? event.data.amount.minor : -event.data.amount.minor;

function runningSums(values: readonly number[]): readonly number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
