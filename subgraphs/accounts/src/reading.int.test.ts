import { type Bank, openBank, usd } from './testing/bank.ts';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank({ referenceWait: 100 });
});
afterAll(() => bank.close());

describe('a statement', () => {
  const statementOf = async (id: string, period: { from: string; to: string }, page: object = {}) => {
    const { account } = await bank.ask<{ account: { statement: Statement } }>(
      `query ($id: ID!, $from: DateTime!, $to: DateTime!, $first: Int, $after: String) { account(id: $id) {
        statement(from: $from, to: $to, first: $first, after: $after) {
          openingBalance { amount } closingBalance { amount } totalIncome { amount } totalExpense { amount }
          transactions { edges { cursor node { id recordedAt } } pageInfo { hasNextPage endCursor } } } } }`,
      { id, ...period, ...page },
    );
    return account.statement;
  };

  test('holds what was recorded in its period, with totals that lead from balance to balance', async () => {
    const id = await bank.open('statement');
    const ids = [await bank.income(id, '100'), await bank.expense(id, '30'), await bank.income(id, '7')];
    await bank.settled();
    const { transactions: all, ...totals } = await statementOf(id, always);
    expect(all.edges.map(({ node }) => node.id)).toEqual(ids);
    expect(totals).toEqual({
      openingBalance: { amount: '0.00' },
      closingBalance: { amount: '77.00' },
      totalIncome: { amount: '107.00' },
      totalExpense: { amount: '30.00' },
    });

    const since = all.edges.find(({ node }) => node.id === ids[1])?.node.recordedAt ?? '';
    const earlier = all.edges.filter(({ node }) => node.recordedAt < since).length;
    const rest = await statementOf(id, { from: since, to: always.to });
    expect(rest.transactions.edges.map(({ node }) => node.id)).toEqual(ids.slice(earlier));
    expect(rest.openingBalance.amount).toBe(earlier === 1 ? '100.00' : '0.00');
    expect(await statementOf(id, { from: since, to: since })).toMatchObject({
      openingBalance: rest.openingBalance,
      closingBalance: rest.openingBalance,
      totalIncome: { amount: '0.00' },
      transactions: { edges: [] },
    });
  });

  test('is read page by page, each transaction once', async () => {
    const id = await bank.open('pages');
    const ids = [];
    for (let count = 0; count < 5; count += 1) ids.push(await bank.income(id, '1'));
    await bank.settled();
    const read: string[] = [];
    for (let after: string | null = null; ; ) {
      const { transactions }: Statement = await statementOf(id, always, { first: 2, after });
      read.push(...transactions.edges.map(({ node }) => node.id));
      after = transactions.pageInfo.endCursor;
      if (read.length === 2) await bank.income(id, '1');
      if (!transactions.pageInfo.hasNextPage) break;
    }
    expect(read.slice(0, 5)).toEqual(ids);
    expect(new Set(read).size).toBe(read.length);
  });
});

describe('a balance', () => {
  test('is told as it stood at a moment, and in one millisecond after its last transaction', async () => {
    const id = await bank.open('then');
    await Promise.all(Array.from({ length: 5 }, () => bank.income(id, '10')));
    const last = await bank.record('recordExpense', { accountId: id, amount: usd('20'), description: 'x' });
    await bank.settled();
    const query = `query ($id: ID!, $at: DateTime!) { account(id: $id) {
      openedAt balanceAt(at: $at) { amount currencyCode } } }`;
    const at = (moment: string) => bank.ask<{ account: { openedAt: string } }>(query, { id, at: moment });
    expect(await at(last.transaction?.recordedAt ?? '')).toMatchObject({
      account: { balanceAt: usd('30.00') },
    });
    expect(await at('2999-01-01T00:00:00+02:00')).toMatchObject({ account: { balanceAt: usd('30.00') } });
    expect(await at('2000-01-01T00:00:00Z')).toMatchObject({ account: { balanceAt: usd('0.00') } });
  });

  test('is watched live, from what is there on', async () => {
    const id = await bank.open('live');
    await bank.income(id, '1');
    await bank.settled();
    const query = `subscription ($id: ID!, $afterVersion: Int) {
      balanceChanged(accountId: $id, afterVersion: $afterVersion) { version balance { amount } } }`;
    const abort = new AbortController();
    const watch = (afterVersion: number | null) =>
      bank.subscribe(query, { id, afterVersion }, { signal: abort.signal });
    const [all, newer] = [await watch(null), await watch(2)];
    const seen = async (changes: typeof all) => (await changes.next()).value?.data?.balanceChanged;
    expect(await seen(all)).toEqual({ version: 2, balance: { amount: '1.00' } });
    const next = seen(newer);
    await bank.income(id, '2');
    const changed = { version: 3, balance: { amount: '3.00' } };
    expect(await next).toEqual(changed);
    expect(await seen(all)).toEqual(changed);
    abort.abort();
    await Promise.all([all.return?.(), newer.return?.()]);
  });
});

describe('lists', () => {
  test('of accounts are filtered, searched and sorted by code', async () => {
    await bank.open('list-b', { name: 'Petty cash', kind: 'TILL' });
    await bank.open('list-a', { name: 'Reserve' });
    const closed = await bank.open('list-c', { name: 'Old reserve' });
    await bank.change('closeAccount', { accountId: closed });
    await bank.settled();
    const codes = async (filter: object, first = 10) => {
      const query = `query ($filter: AccountFilter, $first: Int) {
        accounts(filter: $filter, first: $first) { totalCount edges { node { code } } } }`;
      const { accounts } = await bank.ask<{ accounts: Accounts }>(query, { filter, first });
      return [accounts.totalCount, ...accounts.edges.map(({ node }) => node.code)];
    };
    expect(await codes({ search: 'list-' })).toEqual([3, 'list-a', 'list-b', 'list-c']);
    expect(await codes({ search: 'list-' }, 2)).toEqual([3, 'list-a', 'list-b']);
    expect(await codes({ search: 'RESERVE' })).toEqual([2, 'list-a', 'list-c']);
    expect(await codes({ search: 'reserve', active: true })).toEqual([1, 'list-a']);
    expect(await codes({ search: 'list-', kind: ['TILL', 'CARD'] })).toEqual([1, 'list-b']);
    expect(await codes({ kind: ['TILL'], active: true })).toEqual([2, 'list-b', 'till']);
    expect(await codes({ kind: [] })).toEqual([0]);
    expect(await codes({ customerId: 'nobody', active: true })).toEqual([0]);
    expect((await codes({ active: false }))[0]).toBe(1);
  });

  test('of transactions are newest first, by type, category and time', async () => {
    const id = await bank.open('transactions');
    const salary = await bank.income(id, '10', { category: 'Salary' });
    const gift = await bank.income(id, '1', { category: 'Gift' });
    const bike = await bank.expense(id, '5', { category: 'Gift' });
    await bank.settled();
    const ids = async (filter: object) => {
      const query = `query ($id: ID!, $filter: TransactionFilter) { account(id: $id) {
        transactions(filter: $filter) { edges { node { id } } } } }`;
      const { account } = await bank.ask<{ account: { transactions: Transactions } }>(query, { id, filter });
      return account.transactions.edges.map(({ node }) => node.id);
    };
    expect(await ids({})).toEqual([bike, gift, salary]);
    expect(await ids({ type: 'INCOME' })).toEqual([gift, salary]);
    expect(await ids({ category: 'Gift' })).toEqual([bike, gift]);
    expect(await ids({ category: 'Gift', type: 'EXPENSE' })).toEqual([bike]);
    expect(await ids({ ...always, type: 'EXPENSE' })).toEqual([bike]);
    expect(await ids({ to: always.from })).toEqual([]);
  });

  test('of an account’s history are its events', async () => {
    const id = await bank.open('told', { name: 'Told' });
    await bank.income(id, '1');
    const query = `query ($id: ID!) { account(id: $id) { history { edges { node { version type data } } } } }`;
    await bank.settled();
    expect(await bank.ask(query, { id })).toMatchObject({
      account: {
        history: {
          edges: [
            { node: { version: 2, type: 'IncomeRecorded' } },
            { node: { version: 1, type: 'AccountOpened', data: { name: 'Told' } } },
          ],
        },
      },
    });
  });
});

describe('what is malformed', () => {
  test.each([
    ['an id', '{ account(id: "a\\u0000") { id } }'],
    ['an unknown id', '{ account(id: "nobody") { id } }'],
    ['an unknown code', '{ account: accountByCode(code: "nobody") { id } }'],
  ])('or is nothing, such as %s, is null', async (_, query) => {
    expect(await bank.run(query)).toEqual({ data: { account: null } });
  });

  test.each([
    ['a code', '{ accountByCode(code: "a\\u0000") { id } }', ['code']],
    ['a search', '{ accounts(filter: { search: "a\\u0000" }) { totalCount } }', ['filter', 'search']],
    ['a page', '{ accounts(first: 101) { totalCount } }', ['first']],
    ['a cursor', '{ accounts(after: "x") { totalCount } }', ['after']],
    ['a moment', '{ account(id: "till") { balanceAt(at: "now") { amount } } }', ['at']],
    [
      'a period that ends before it begins',
      `{ account(id: "till") { statement(from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z") {
        totalIncome { amount } } } }`,
      ['from'],
    ],
    [
      'a time of a filter',
      '{ account(id: "till") { transactions(filter: { from: "2026" }) { edges { cursor } } } }',
      ['filter', 'from'],
    ],
  ])('is refused with its argument: %s', async (_, query, argument) => {
    const { errors } = await bank.run(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  test('what cannot be an id is not watched', async () => {
    const query = 'subscription { balanceChanged(accountId: "a\\u0000") { id } }';
    await expect(bank.subscribe(query)).rejects.toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: ['accountId'] } }],
    });
  });

  test('an account that nobody opened is watched in vain', async () => {
    const query = 'subscription { balanceChanged(accountId: "nobody") { id } }';
    const changes = await bank.subscribe(query);
    await expect(changes.next()).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  }, 10_000);
});

const always = { from: '2000-01-01T00:00:00Z', to: '2999-01-01T00:00:00Z' };

interface Transactions {
  readonly edges: readonly { readonly node: { readonly id: string; readonly recordedAt: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Statement {
  readonly openingBalance: { readonly amount: string };
  readonly closingBalance: { readonly amount: string };
  readonly transactions: Transactions;
}
interface Accounts {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: { readonly code: string } }[];
}
