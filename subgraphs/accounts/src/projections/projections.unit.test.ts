import { projectionContract, recordedHistory, withoutKeys } from '@tillgraph/platform/testing';
import { accept } from '@tillgraph/shared-domain/decision';
import { closeAccount, updateAccount } from '../domain/change-account.ts';
import { closeTill } from '../domain/close-till.ts';
import { deposit } from '../domain/deposit.ts';
import { moveCash } from '../domain/move-cash.ts';
import { openTill } from '../domain/open-till.ts';
import { recordTransaction } from '../domain/record-transaction.ts';
import { reverse } from '../domain/reversal.ts';
import { opened, usd } from '../domain/testing/accounts.ts';
import { DecidedLog } from '../domain/testing/decided-log.ts';
import { transfer } from '../domain/transfer.ts';
import { accountProjection } from './accounts.ts';
import { knownCustomerProjection } from './known-customers.ts';

const now = '2026-01-01T00:00:00.000Z';
const salary = {
  type: 'INCOME',
  amount: usd(1000),
  description: 'Pay',
  category: 'Salary',
  occurredAt: null,
} as const;

projectionContract(accountProjection, {
  'accounts with income, a transfer there and back, shifts, and an end': history(),
  'accounts whose customer’s key is gone': withoutKeys(history()),
});

projectionContract(knownCustomerProjection, {
  'two customers, one of whom is erased': recordedHistory([
    ...['ada', 'grace'].map((customerId) => ({
      context: 'customers' as const,
      stream: `customer-${customerId}`,
      event: { type: 'CustomerRegistered', data: { customerId }, personal: {}, person: customerId },
    })),
    {
      context: 'customers',
      stream: 'customer-ada',
      event: { type: 'CustomerErased', data: { customerId: 'ada' } },
    },
  ]),
});

function history() {
  const log = new DecidedLog();
  for (const accountId of ['b', 'c']) log.append(accept(opened({ accountId, code: accountId })));
  log.append(accept(opened({ accountId: 'a', code: 'a', kind: 'CUSTOMER', customerId: 'ada' })));
  log.append(recordTransaction(salary, log.account('a'), now));
  log.append(updateAccount({ name: 'Ann', overdraftLimit: '5' }, log.account('a'), 'A'));
  log.append(transfer({ amount: usd(400), description: 'Rent' }, log.account('a'), log.account('b'), now));
  log.append(recordTransaction({ ...salary, amount: usd(1) }, log.account('b'), now));
  const [expense, income] = log.transactions.slice(1, 3).map((transaction) => ({
    transaction,
    account: log.account(transaction.data.accountId),
    reversal: log.reversal(transaction.data.transactionId),
  }));
  if (!expense || !income) throw new Error('The transfer has two sides.');
  log.append(reverse('Mistake', [expense, income], now));
  log.append(closeAccount(log.account('c')));
  const drawer = () => log.account('drawer');
  log.append(accept(opened({ accountId: 'drawer', code: 'drawer', kind: 'TILL' })));
  log.append(openTill(usd(500), drawer(), now));
  const shift = { tillSessionId: 'drawer-shift-1' };
  const safe = { ...shift, direction: 'EXPENSE', amount: usd(200), reason: 'To the safe' } as const;
  log.append(moveCash(safe, drawer(), log.account('b'), now));
  log.append(updateAccount({ name: 'Front' }, drawer(), 'A'));
  log.append(deposit(usd(70), drawer(), log.account('a'), now));
  log.append(closeTill({ ...shift, expectedVersion: null, counted: usd(360) }, drawer(), now));
  log.append(openTill(usd(360), drawer(), now));
  return recordedHistory(log.entries.map((entry) => ({ context: 'accounts', ...entry })));
}
