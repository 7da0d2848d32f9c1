import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import { given, recordAll } from '@tillgraph/shared-domain/testing/given';
import { account } from './account.ts';
import { closeAccount } from './change-account.ts';
import { closeTill } from './close-till.ts';
import { deposit } from './deposit.ts';
import { moveCash } from './move-cash.ts';
import { openTill } from './open-till.ts';
import { accountWith, opened, recorded, usd } from './testing/accounts.ts';

const now = '2026-11-22T10:00:00.000Z';
const path = (...names: string[]) => ['input', ...names];

const drawerOpened = opened({ accountId: 'till', code: 'till', kind: 'TILL' });
const tillOpened: AccountEvent = {
  type: 'TillOpened',
  data: { accountId: 'till', tillSessionId: 'till-shift-1', number: 1, openingFloat: usd(0) },
};
const tillClosed: AccountEvent = {
  type: 'TillClosed',
  data: { accountId: 'till', tillSessionId: 'till-shift-1', counted: usd(0), difference: usd(0) },
};
const drawer = given(account, drawerOpened);
const during = given(account, drawerOpened, tillOpened);
const after = given(account, drawerOpened, tillOpened, tillClosed);

describe('a shift begins', () => {
  test('with what was counted; the difference is booked before, so that it is of no shift', () => {
    const known = given(account, drawerOpened, recorded('INCOME', 10_000, 10_000));
    expect(openTill(usd(9_950), known, now)).toEqual({
      accepted: true,
      events: [
        {
          type: 'ExpenseRecorded',
          data: expect.objectContaining({
            amount: usd(50),
            balanceAfter: usd(9_950),
            origin: 'TILL_DIFFERENCE',
            description: 'Difference before shift 1',
            tillSessionId: null,
          }),
        },
        {
          type: 'TillOpened',
          data: {
            accountId: 'till',
            tillSessionId: 'till-shift-1',
            number: 1,
            openingFloat: usd(9_950),
          },
        },
      ],
    });
  });

  test('without a booking when the drawer holds what its balance says, and has the number after the last', () => {
    expect(openTill(usd(0), after, now)).toMatchObject({
      events: [{ type: 'TillOpened', data: { tillSessionId: 'till-shift-2', number: 2 } }],
    });
  });

  test('from an overdrawn drawer, too: cash was there that nobody had booked', () => {
    expect(openTill(usd(100), { ...accountWith(-300), kind: 'TILL' }, now)).toMatchObject({
      events: [{ type: 'IncomeRecorded', data: { amount: usd(400) } }, { type: 'TillOpened' }],
    });
  });

  test.each([
    ['that nobody opened', null, 'NOT_FOUND', path('accountId')],
    ['that is no drawer', accountWith(0, { kind: 'CARD' }), 'INVALID_INPUT', path('accountId')],
    [
      'that is closed',
      accountWith(0, { kind: 'TILL', active: false }),
      'STATE_NOT_ALLOWED',
      path('accountId'),
    ],
    ['with an open shift', during, 'STATE_NOT_ALLOWED', path('accountId')],
    [
      'of another currency',
      accountWith(0, { kind: 'TILL', currencyCode: 'EUR' }),
      'INVALID_INPUT',
      path('counted', 'currencyCode'),
    ],
  ])('not at an account %s', (_, state, code, path) => {
    expect(openTill(usd(0), state, now)).toMatchObject({ errors: [{ code, path }] });
  });
});

describe('cash is moved', () => {
  const command = {
    tillSessionId: 'till-shift-1',
    direction: 'INCOME',
    amount: usd(100),
    reason: 'Change',
  } as const;

  test('in and out by the drawer alone, as income and expense of the shift', () => {
    expect(moveCash(command, during, undefined, now)).toMatchObject({
      events: [
        {
          type: 'IncomeRecorded',
          data: {
            origin: 'CASH_MOVEMENT',
            description: 'Change',
            tillSessionId: 'till-shift-1',
            counterpart: null,
          },
        },
      ],
    });
  });

  test.each([
    ['INCOME', 'IncomeRecorded', 'ExpenseRecorded'],
    ['EXPENSE', 'ExpenseRecorded', 'IncomeRecorded'],
  ] as const)('between the drawer and another account: %s', (direction, drawers, others) => {
    const [till, safe] = [during && { ...during, balance: usd(500) }, accountWith(500)];
    expect(moveCash({ ...command, direction }, till, safe, now)).toMatchObject({
      events: [
        { type: drawers, data: { accountId: 'till', counterpart: { accountId: '1' } } },
        { type: others, data: { accountId: '1', counterpart: { accountId: 'till' }, tillSessionId: null } },
      ],
    });
  });

  test.each([
    ['more than the drawer has', { direction: 'EXPENSE' }, undefined, 'INSUFFICIENT_FUNDS', path('amount')],
    ['more than the other has', {}, accountWith(99), 'INSUFFICIENT_FUNDS', path('amount')],
    ['from nowhere', {}, null, 'NOT_FOUND', path('toAccountId')],
    [
      'from a customer',
      {},
      accountWith(500, { kind: 'CUSTOMER', customerId: 'c' }),
      'INVALID_INPUT',
      path('toAccountId'),
    ],
    [
      'from a closed account',
      {},
      accountWith(500, { active: false }),
      'STATE_NOT_ALLOWED',
      path('toAccountId'),
    ],
    [
      'in another currency',
      { amount: { minor: 1, currency: 'EUR' } },
      undefined,
      'INVALID_INPUT',
      path('amount', 'currencyCode'),
    ],
    ['in a shift to come', { tillSessionId: 'till-shift-2' }, undefined, 'NOT_FOUND', path('tillSessionId')],
    ['in what is no shift', { tillSessionId: 'till' }, undefined, 'NOT_FOUND', path('tillSessionId')],
  ] as const)('not %s', (_, fields, other, code, path) => {
    expect(moveCash({ ...command, ...fields }, during, other, now)).toMatchObject({
      errors: [{ code, path }],
    });
  });

  test('not in a shift that is closed, nor at a drawer that had none', () => {
    expect(moveCash(command, after, undefined, now)).toMatchObject({
      errors: [{ code: 'STATE_NOT_ALLOWED' }],
    });
    expect(moveCash(command, drawer, undefined, now)).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
    expect(moveCash(command, null, undefined, now)).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
  });
});

describe('a shift ends', () => {
  const command = { tillSessionId: 'till-shift-1', expectedVersion: null, counted: usd(0) };

  test('with what was counted; the difference is booked after, so that it is of no shift', () => {
    const till = during && { ...during, balance: usd(500), totalIncome: usd(500) };
    const decision = closeTill({ ...command, counted: usd(520) }, till, now);
    expect(decision).toMatchObject({
      events: [
        { type: 'TillClosed', data: { counted: usd(520), difference: usd(20) } },
        {
          type: 'IncomeRecorded',
          data: {
            transactionId: 'till-4',
            amount: usd(20),
            balanceAfter: usd(520),
            origin: 'TILL_DIFFERENCE',
            tillSessionId: null,
          },
        },
      ],
    });
  });

  test('once, at the version that the caller saw', () => {
    expect(closeTill({ ...command, expectedVersion: 1 }, during, now)).toMatchObject({ accepted: true });
    expect(closeTill({ ...command, expectedVersion: 2 }, during, now)).toMatchObject({
      errors: [{ code: 'VERSION_MISMATCH', currentVersion: 1 }],
    });
    expect(closeTill(command, after, now)).toMatchObject({
      errors: [{ code: 'STATE_NOT_ALLOWED', path: path('tillSessionId') }],
    });
    expect(closeTill({ ...command, expectedVersion: 1 }, after, now)).toMatchObject({
      errors: [{ code: 'VERSION_MISMATCH', currentVersion: 2 }],
    });
  });

  test('not in another currency', () => {
    expect(closeTill({ ...command, counted: { minor: 0, currency: 'EUR' } }, during, now)).toMatchObject({
      errors: [{ code: 'INVALID_INPUT', path: path('counted', 'currencyCode') }],
    });
  });

  test('before its drawer is closed as an account', () => {
    expect(closeAccount(during)).toMatchObject({ errors: [{ code: 'STATE_NOT_ALLOWED' }] });
    expect(closeAccount(given(account, opened({ accountId: '2', kind: 'TILL' })))).toMatchObject({
      accepted: true,
    });
  });

  test('and says who began and who ended it, when users did', () => {
    const [first, begin, end] = recordAll('account-till', [drawerOpened, tillOpened, tillClosed]);
    if (!first || !begin || !end) throw new Error('Three were recorded.');
    const by = (id: string) => ({ actor: { kind: 'user', id } }) as const;
    const events = [first, { ...begin, ...by('grace') }, { ...end, ...by('ada') }];
    expect(events.reduce(account.evolve, account.initialState)?.tillSession).toMatchObject({
      openedBy: 'grace',
      closing: { closedBy: 'ada' },
    });
    expect(after?.tillSession).toMatchObject({ openedBy: null, closing: { closedBy: null } });
  });
});

describe('a deposit', () => {
  const wesley = accountWith(0, { id: 'wesley', code: 'wesley', kind: 'CUSTOMER', customerId: 'c' });

  test('is income of the drawer and of the account, each the other’s counterpart, in no one’s words', () => {
    expect(deposit(usd(100), during, wesley, now)).toMatchObject({
      events: [
        {
          type: 'IncomeRecorded',
          data: {
            accountId: 'till',
            origin: 'DEPOSIT',
            description: 'Deposit',
            tillSessionId: 'till-shift-1',
            counterpart: { accountId: 'wesley' },
          },
        },
        {
          type: 'IncomeRecorded',
          data: { accountId: 'wesley', description: 'Deposit', counterpart: { accountId: 'till' } },
        },
      ],
    });
  });

  test('needs no open shift', () => {
    expect(deposit(usd(100), drawer, wesley, now)).toMatchObject({
      events: [{ data: { tillSessionId: null } }, {}],
    });
  });

  test.each([
    ['to nobody', drawer, null, 'NOT_FOUND', path('accountId')],
    ['at no drawer', null, wesley, 'NOT_FOUND', path('tillAccountId')],
    ['to a drawer', drawer, accountWith(0, { kind: 'TILL' }), 'INVALID_INPUT', path('accountId')],
    ['to the card account', drawer, accountWith(0, { kind: 'CARD' }), 'INVALID_INPUT', path('accountId')],
    ['at what is no drawer', accountWith(0), wesley, 'INVALID_INPUT', path('tillAccountId')],
    ['to a closed account', drawer, { ...wesley, active: false }, 'STATE_NOT_ALLOWED', path('accountId')],
    [
      'to an account of another currency',
      drawer,
      { ...wesley, currencyCode: 'EUR' },
      'INVALID_INPUT',
      path('amount', 'currencyCode'),
    ],
  ])('is not made %s', (_, till, to, code, path) => {
    expect(deposit(usd(100), till, to, now)).toMatchObject({ errors: [{ code, path }] });
  });
});
