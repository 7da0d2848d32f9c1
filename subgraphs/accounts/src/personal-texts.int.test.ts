import { history, systemMetadata } from '@tillgraph/platform/subgraph';
import { type TestLog, testLog } from '@tillgraph/platform/testing';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import { transactionCommands } from './commands/transactions.ts';
import { account } from './domain/account.ts';
import { type OpenAccount, openAccount } from './domain/open-account.ts';
import { usd } from './domain/testing/accounts.ts';
import { recordedEntities } from './queries/recorded-entities.ts';

let books: TestLog;
let transactions: readonly string[];

/** What is booked on Ada's account, between it and the shop's own, and on the shop's own alone. */
beforeAll(async () => {
  books = await testLog('accounts');
  await open({ accountId: 'a', owner: { kind: 'CUSTOMER', customerId: 'ada', known: true }, name: 'Ada L.' });
  await open({ accountId: 'shop', owner: { kind: 'GENERAL' }, name: 'The shop’s own' });
  const commands = transactionCommands(books);
  const amount = usd(100);
  const rest = { idempotencyKey: 'k', amount, occurredAt: null };
  const income = (accountId: string, description: string, category: string) =>
    commands.record('INCOME', { ...rest, accountId, description, category }, metadata());
  const transfer = { fromAccountId: 'a', toAccountId: 'shop', description: 'Ada’s rent' };
  const outcomes = [
    await income('a', 'From Ada’s aunt', 'Ada’s gifts'),
    await commands.transfer({ ...rest, ...transfer }, metadata()),
    await income('shop', 'Interest', 'Bank'),
  ];
  const booked = outcomes.flatMap((outcome) => (outcome.accepted ? outcome.result.transactionIds : []));
  const reversed = { idempotencyKey: 'k', transactionId: booked[2] ?? '', reason: 'Ada moved out' };
  const reversal = await commands.reverse(reversed, metadata());
  transactions = [...booked, ...(reversal.accepted ? reversal.result.transactionIds : [])];
  expect(transactions).toHaveLength(6);
});
afterAll(() => books.close());

test('nothing that people wrote of a customer is in the log’s tables, on whichever account', async () => {
  const stored = await books.stored();
  expect(stored).not.toContain('Ada');
  // What belongs to nobody is there, so it would have been found.
  for (const text of ['The shop’s own', 'Interest', 'Bank']) expect(stored).toContain(text);
});

test('it is read as long as the customer’s key exists, then what was booked remains without words', async () => {
  expect(await told()).toEqual(['From Ada’s aunt', 'Ada’s rent', 'Ada’s rent', 'Interest', reason, reason]);
  await books.personKeys.deleteKey('customer-ada');
  expect(await told()).toEqual(['Erased', 'Erased', 'Erased', 'Interest', 'Erased', 'Erased']);

  const log = await books.open();
  expect(await recordedEntities(log).account('a')).toMatchObject({
    name: 'Erased customer',
    balance: usd(100),
  });
  const { edges } = await history(log, streamOf(account, 'a'), {});
  expect(edges.map(({ node }) => node.type)).toEqual([
    'IncomeRecorded',
    'ExpenseRecorded',
    'IncomeRecorded',
    'AccountOpened',
  ]);
  expect(JSON.stringify(edges)).not.toContain('Ada');
});

test('what is booked later on an erased customer’s account is kept without words', async () => {
  const input = { idempotencyKey: 'k', accountId: 'a', amount: usd(5), category: 'C', occurredAt: null };
  const outcome = await transactionCommands(books).record(
    'INCOME',
    { ...input, description: 'For Ada' },
    metadata(),
  );
  const [id] = outcome.accepted ? outcome.result.transactionIds : [];
  expect(await recordedEntities(books.log).transaction(id)).toMatchObject({
    description: 'Erased',
    category: null,
    amount: usd(5),
  });
});

const reason = 'Ada moved out';

let keys = 0;
const metadata = () => systemMetadata('test', `command ${++keys}`);

const told = async () => {
  const read = recordedEntities(books.log);
  return Promise.all(transactions.map(async (id) => (await read.transaction(id))?.description));
};

async function open(fields: Pick<OpenAccount, 'accountId' | 'owner' | 'name'>): Promise<void> {
  const { accountId } = fields;
  const terms = { code: accountId, currencyCode: 'USD', overdraftLimit: usd(0) };
  const decision = openAccount({ ...fields, ...terms });
  if (!decision.accepted) throw new Error(JSON.stringify(decision.errors));
  const events = decision.events.map((event) => ({ event }));
  await books.log.execute({
    metadata: metadata(),
    aggregates: [{ aggregate: account, id: accountId }],
    decide: () => ({
      accepted: true,
      appends: [{ stream: streamOf(account, accountId), events }],
      result: null,
    }),
  });
}
