import { systemMetadata } from '@tillgraph/platform/subgraph';
import { type TestLog, testLog } from '@tillgraph/platform/testing';
import { streamOf } from '@tillgraph/shared-domain/aggregate';
import { account } from '../domain/account.ts';
import { opened, usd } from '../domain/testing/accounts.ts';
import { transactionCommands } from './transactions.ts';

let books: TestLog;
beforeEach(async () => {
  books = await testLog('accounts');
  for (const id of ['a', 'b']) {
    const event = opened({ accountId: id, code: id, overdraftLimit: usd(1000) });
    await books.log.execute({
      metadata: systemMetadata('test', `open ${id}`),
      aggregates: [{ aggregate: account, id }],
      decide: () => ({
        accepted: true,
        appends: [{ stream: streamOf(account, id), events: [{ event }] }],
        result: null,
      }),
    });
  }
});
afterEach(() => books.close());

let keys = 0;
const metadata = () => systemMetadata('test', `command ${++keys}`);
const income = (amount: number) => ({
  idempotencyKey: 'k',
  accountId: 'a',
  amount: usd(amount),
  description: 'x',
  category: null,
  occurredAt: null,
});

test('a long account is loaded in another process as it is in this one', async () => {
  const transactions = transactionCommands(books);
  await Promise.all(Array.from({ length: 450 }, () => transactions.record('INCOME', income(1), metadata())));
  const here = await books.log.load(account, 'a');
  expect(here.state).toMatchObject({ balance: usd(450), totalIncome: usd(450), version: 451 });
  expect(await (await books.open()).load(account, 'a')).toEqual(here);
});

test('transfers against each other from two processes keep the sum, and each transaction its own id', async () => {
  const processes = [transactionCommands(books), transactionCommands({ log: await books.open() })];
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const [fromAccountId, toAccountId] = index % 2 ? ['a', 'b'] : ['b', 'a'];
      const input = {
        idempotencyKey: 'k',
        fromAccountId,
        toAccountId,
        amount: usd(index + 1),
        description: 'x',
      };
      return processes[index % 3 ? 0 : 1]?.transfer(input, metadata());
    }),
  );
  const ids = outcomes.flatMap((outcome) => (outcome?.accepted ? outcome.result.transactionIds : []));
  expect(new Set(ids).size).toBe(120);
  const log = await books.open();
  const balances = await Promise.all(['a', 'b'].map((id) => log.load(account, id)));
  expect(balances.reduce((sum, { state }) => sum + (state?.balance.minor ?? 0), 0)).toBe(0);
});
