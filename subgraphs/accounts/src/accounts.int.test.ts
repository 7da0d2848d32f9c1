import { type Bank, openBank, usd } from './testing/bank.ts';

let bank: Bank;
beforeAll(async () => {
  bank = await openBank({ referenceWait: 100 });
});
afterAll(() => bank.close());

describe('the bank demo', () => {
  test('wesley earns 1000, buys a bike for 250 and has 750', async () => {
    const wesley = await bank.open('wesley');
    await bank.income(wesley, '1000', { description: 'Salary', category: 'Salary' });
    const bike = await bank.record('recordExpense', {
      accountId: wesley,
      amount: usd('250'),
      description: 'New Bike',
    });
    expect(bike).toMatchObject({
      transaction: { type: 'EXPENSE', amount: { amount: '250.00' }, balanceAfter: { amount: '750.00' } },
      account: { id: wesley, balance: usd('750.00'), version: 3 },
      userErrors: [],
    });
    const query = '{ accountByCode(code: "wesley") { id balance { amount currencyCode } } }';
    await bank.settled();
    expect(await bank.ask(query)).toEqual({ accountByCode: { id: wesley, balance: usd('750.00') } });
  });
});

describe('opening', () => {
  test('a code belongs to one account, also when several are opened with it at once', async () => {
    const input = { code: 'raced', name: 'Raced', currencyCode: 'USD' };
    const payloads = await Promise.all(Array.from({ length: 8 }, () => bank.change('openAccount', input)));
    const opened = payloads.flatMap(({ account }) => account ?? []);
    expect(opened).toHaveLength(1);
    for (const { account, userErrors } of payloads) {
      if (account) continue;
      expect(userErrors).toMatchObject([
        { __typename: 'AlreadyExists', existingId: opened[0]?.id, path: ['input', 'code'] },
      ]);
    }
  });

  test('the till and the card account are there from the first start, in the shop’s currency', async () => {
    await bank.settled();
    expect(
      await bank.ask(
        '{ accounts(filter: { kind: [TILL, CARD] }) { totalCount edges { node { code kind } } } }',
      ),
    ).toEqual({
      accounts: {
        totalCount: 2,
        edges: [{ node: { code: 'card', kind: 'CARD' } }, { node: { code: 'till', kind: 'TILL' } }],
      },
    });
    expect(await bank.change('openAccount', { code: 'till', name: 'x', currencyCode: 'USD' })).toMatchObject({
      account: null,
      userErrors: [{ __typename: 'AlreadyExists', existingId: 'till' }],
    });
  });

  test('a customer’s account waits for the customer, who is found by it', async () => {
    const input = { code: 'ada', name: 'Ada', currencyCode: 'USD', kind: 'CUSTOMER', customerId: 'c-ada' };
    expect(await bank.change('openAccount', input)).toMatchObject({
      userErrors: [{ __typename: 'NotFound', path: ['input', 'customerId'] }],
    });
    const opening = bank.open('ada', input);
    await bank.happened('customers', 'customer-c-ada', {
      type: 'CustomerRegistered',
      data: { customerId: 'c-ada' },
      personal: { name: 'Ada', email: null, phone: null, address: null },
      person: 'customer-c-ada',
    });
    const id = await opening.catch(() => bank.open('ada', input));
    await bank.settled();
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Customer { id accounts { totalCount edges { node { id name customer { id } } } } } } }`;
    const node = { id, name: 'Ada', customer: { id: 'c-ada' } };
    expect(await bank.ask(query, { representations: [{ __typename: 'Customer', id: 'c-ada' }] })).toEqual({
      _entities: [{ id: 'c-ada', accounts: { totalCount: 1, edges: [{ node }] } }],
    });
  });

  test('a key has one effect, and is not taken for another command', async () => {
    const input = { idempotencyKey: 'same', code: 'once', name: 'Once', currencyCode: 'USD' };
    const payloads = await Promise.all(Array.from({ length: 8 }, () => bank.change('openAccount', input)));
    expect(new Set(payloads.map(({ account }) => account?.id)).size).toBe(1);
    expect(await bank.change('openAccount', { ...input, name: 'Twice' })).toMatchObject({
      userErrors: [{ __typename: 'IdempotencyKeyReused' }],
    });
  });
});

describe('changing', () => {
  test('the name and the limit of a customer’s account are read back at once', async () => {
    await bank.happened('customers', 'customer-c-grace', {
      type: 'CustomerRegistered',
      data: { customerId: 'c-grace' },
      personal: { name: 'Grace', email: null, phone: null, address: null },
      person: 'customer-c-grace',
    });
    await bank.settled();
    const accountId = await bank.open('grace', { kind: 'CUSTOMER', customerId: 'c-grace', name: 'Grace' });
    const limited = await bank.change('updateAccount', { accountId, overdraftLimit: '100' });
    expect(limited.account).toMatchObject({
      name: 'Grace',
      overdraftLimit: { amount: '100.00' },
      version: 2,
    });
    const same = await bank.change('updateAccount', { accountId, name: 'Grace', overdraftLimit: '100.0' });
    expect(same).toMatchObject({ account: { name: 'Grace', version: 2 }, userErrors: [] });
    const renamed = await bank.change('updateAccount', { accountId, name: 'G. Hopper', expectedVersion: 2 });
    expect(renamed.account).toMatchObject({ name: 'G. Hopper', version: 3 });
    expect(await bank.change('updateAccount', { accountId, name: 'x', expectedVersion: 2 })).toMatchObject({
      userErrors: [{ __typename: 'Conflict', code: 'VERSION_MISMATCH', currentVersion: 3 }],
    });
  });

  test('an account is closed at zero, and then takes nothing more', async () => {
    const accountId = await bank.open('short-lived');
    await bank.income(accountId, '1');
    expect(await bank.change('closeAccount', { accountId })).toMatchObject({
      userErrors: [{ __typename: 'Conflict', code: 'STATE_NOT_ALLOWED', path: ['input', 'accountId'] }],
    });
    await bank.expense(accountId, '1');
    expect((await bank.change('closeAccount', { accountId })).account).toMatchObject({ active: false });
    expect(
      await bank.record('recordIncome', { accountId, amount: usd('1'), description: 'x' }),
    ).toMatchObject({ userErrors: [{ code: 'STATE_NOT_ALLOWED' }] });
    expect(await bank.change('closeAccount', { accountId: 'till' })).toMatchObject({
      userErrors: [{ code: 'STATE_NOT_ALLOWED' }],
    });
  });
});

describe('recording', () => {
  test('an expense beyond balance and limit is refused with what is available', async () => {
    const accountId = await bank.open('limited', { overdraftLimit: '50' });
    await bank.income(accountId, '100');
    const expense = { accountId, amount: usd('150.01'), description: 'x' };
    expect(await bank.record('recordExpense', expense)).toMatchObject({
      transaction: null,
      userErrors: [{ __typename: 'InsufficientFunds', available: usd('150.00'), path: ['input', 'amount'] }],
    });
    await bank.expense(accountId, '150');
    expect(await bank.balance(accountId)).toBe('-50.00');
  });

  test.each([
    ['an unknown account', { accountId: 'nobody' }, { __typename: 'NotFound', path: ['input', 'accountId'] }],
    [
      'another currency',
      { amount: { amount: '1', currencyCode: 'EUR' } },
      { __typename: 'InvalidInput', path: ['input', 'amount', 'currencyCode'] },
    ],
    [
      'the future',
      { occurredAt: '2999-01-01T00:00:00Z' },
      { __typename: 'InvalidInput', path: ['input', 'occurredAt'] },
    ],
    [
      'a number for an amount',
      { amount: { amount: 1, currencyCode: 'USD' } },
      { __typename: 'InvalidInput', path: ['input', 'amount', 'amount'] },
    ],
    [
      'a malformed time',
      { occurredAt: 'now' },
      { __typename: 'InvalidInput', path: ['input', 'occurredAt'] },
    ],
  ])('nothing is recorded with %s', async (_, input, error) => {
    const record = { accountId: 'till', amount: usd('1'), description: 'x', ...input };
    expect(await bank.record('recordIncome', record)).toMatchObject({
      transaction: null,
      userErrors: [error],
    });
  });

  test('what races for the last of a balance gets it once', async () => {
    const accountId = await bank.open('contested');
    await bank.income(accountId, '10');
    const expense = { accountId, amount: usd('10'), description: 'x' };
    const payloads = await Promise.all(
      Array.from({ length: 8 }, () => bank.record('recordExpense', expense)),
    );
    expect(payloads.filter(({ transaction }) => transaction)).toHaveLength(1);
    expect(await bank.balance(accountId)).toBe('0.00');
  });
});
