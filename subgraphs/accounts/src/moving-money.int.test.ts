import { type Bank, openBank, usd } from './testing/bank.ts';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank({ referenceWait: 100 });
});
afterAll(() => bank.close());

describe('transferring', () => {
  test('moves money between two accounts, each side the other’s counterpart', async () => {
    const [from, to] = [await bank.open('from'), await bank.open('to')];
    await bank.income(from, '80');
    const input = { fromAccountId: from, toAccountId: to, amount: usd('80'), description: 'Rent' };
    const payload = await bank.transfer(input);
    expect(payload).toMatchObject({
      from: {
        type: 'EXPENSE',
        origin: 'TRANSFER',
        account: { id: from },
        counterpart: { id: payload.to?.id },
      },
      to: { type: 'INCOME', balanceAfter: { amount: '80.00' }, counterpart: { id: payload.from?.id } },
    });
    expect(await bank.transfer(input)).toMatchObject({
      from: null,
      to: null,
      userErrors: [{ __typename: 'InsufficientFunds', available: usd('0.00') }],
    });
    expect([await bank.balance(from), await bank.balance(to)]).toEqual(['0.00', '80.00']);
  });

  test('in both directions at once keeps the sum', async () => {
    const [a, b] = [await bank.open('both-a'), await bank.open('both-b')];
    await Promise.all([bank.income(a, '100'), bank.income(b, '100')]);
    const move = (fromAccountId: string, toAccountId: string) =>
      bank.transfer({ fromAccountId, toAccountId, amount: usd('30'), description: 'x' });
    await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 3 ? move(a, b) : move(b, a))));
    const sum = Number(await bank.balance(a)) + Number(await bank.balance(b));
    expect(sum).toBe(200);
  });
});

describe('reversing', () => {
  test('records the opposite once, and both know of each other', async () => {
    const accountId = await bank.open('mistaken');
    const income = await bank.income(accountId, '10', { category: 'Salary' });
    const reversals = await Promise.all(
      Array.from({ length: 4 }, () =>
        bank.record('reverseTransaction', { transactionId: income, reason: 'Typo' }),
      ),
    );
    const [reversed, ...refused] = reversals.sort((a) => (a.transaction ? -1 : 1));
    expect(reversed).toMatchObject({
      transaction: { type: 'EXPENSE', origin: 'REVERSAL', category: 'Salary', reversalOf: { id: income } },
      account: { balance: usd('0.00') },
    });
    expect(refused.map(({ userErrors }) => userErrors)).toMatchObject(
      refused.map(() => [{ code: 'STATE_NOT_ALLOWED', path: ['input', 'transactionId'] }]),
    );
    const query = `query ($id: ID!) { account(id: $id) { transactions { edges { node {
      id reversedBy { id reversalOf { id } } } } } } }`;
    await bank.settled();
    expect(await bank.ask(query, { id: accountId })).toMatchObject({
      account: {
        transactions: {
          edges: [
            { node: { id: reversed?.transaction?.id, reversedBy: null } },
            {
              node: { id: income, reversedBy: { id: reversed?.transaction?.id, reversalOf: { id: income } } },
            },
          ],
        },
      },
    });
    expect(
      await bank.record('reverseTransaction', { transactionId: reversed?.transaction?.id, reason: 'x' }),
    ).toMatchObject({ userErrors: [{ code: 'STATE_NOT_ALLOWED' }] });
  });

  test('of a transfer gives back on both sides, whichever is named', async () => {
    const [from, to] = [await bank.open('back-from'), await bank.open('back-to')];
    await bank.income(from, '5');
    const moved = await bank.transfer({
      fromAccountId: from,
      toAccountId: to,
      amount: usd('5'),
      description: 'x',
    });
    const payload = await bank.record('reverseTransaction', { transactionId: moved.to?.id, reason: 'x' });
    expect(payload).toMatchObject({ transaction: { account: { id: to } }, account: { id: to } });
    expect([await bank.balance(from), await bank.balance(to)]).toEqual(['5.00', '0.00']);
    expect(
      await bank.record('reverseTransaction', { transactionId: moved.from?.id, reason: 'x' }),
    ).toMatchObject({ userErrors: [{ code: 'STATE_NOT_ALLOWED' }] });
  });

  test.each(['nothing', 'till-1', 'till-999', 'nobody-2'])('%s is no transaction', async (transactionId) => {
    expect(await bank.record('reverseTransaction', { transactionId, reason: 'x' })).toMatchObject({
      userErrors: [{ __typename: 'NotFound', path: ['input', 'transactionId'] }],
    });
  });
});
