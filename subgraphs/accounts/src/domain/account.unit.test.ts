import type { AccountEvent } from '@tillgraph/shared-domain/events/accounts';
import { given, recordAll } from '@tillgraph/shared-domain/testing/given';
import { account, nameIn } from './account.ts';
import { closeAccount, updateAccount } from './change-account.ts';
import { openAccount } from './open-account.ts';
import { opened, recorded, usd } from './testing/accounts.ts';

const customers: AccountEvent = {
  type: 'AccountOpened',
  data: {
    accountId: '1',
    code: 'wesley',
    kind: 'CUSTOMER',
    currencyCode: 'USD',
    overdraftLimit: usd(0),
    customerId: 'c',
  },
  personal: { name: 'Wesley' },
  person: 'customer-c',
};

describe('opening', () => {
  const command = {
    accountId: '1',
    code: 'wesley',
    name: 'Wesley',
    currencyCode: 'USD',
    overdraftLimit: usd(0),
  };

  test('a customer’s account keeps its name under the customer’s key', () => {
    const owner = { kind: 'CUSTOMER', customerId: 'c', known: true } as const;
    expect(openAccount({ ...command, owner })).toEqual({ accepted: true, events: [customers] });
  });

  test('any other’s name is no secret', () => {
    expect(openAccount({ ...command, owner: { kind: 'GENERAL' } })).toMatchObject({
      events: [{ data: { name: 'Wesley', customerId: null } }],
    });
  });

  test('needs a customer whom the shop knows, and has not erased', () => {
    const erased = { kind: 'CUSTOMER', customerId: 'c', known: true, erased: true } as const;
    expect(openAccount({ ...command, owner: erased })).toMatchObject({
      accepted: false,
      errors: [{ kind: 'Conflict', code: 'STATE_NOT_ALLOWED', path: ['input', 'customerId'] }],
    });
    const owner = { kind: 'CUSTOMER', customerId: 'c', known: false } as const;
    expect(openAccount({ ...command, owner })).toMatchObject({
      errors: [{ kind: 'NotFound', path: ['input', 'customerId'] }],
    });
  });
});

describe('an account', () => {
  test('begins empty and active, at version 1', () => {
    expect(given(account, opened())).toMatchObject({ balance: usd(0), active: true, version: 1 });
  });

  test('holds nothing personal in its state, so that it may be stored', () => {
    expect(JSON.stringify(given(account, customers))).not.toContain('Wesley');
  });

  test('knows which of its events names it', () => {
    const renamed: AccountEvent = { type: 'AccountUpdated', data: { accountId: '1', name: 'Cash' } };
    const limited: AccountEvent = {
      type: 'AccountUpdated',
      data: { accountId: '1', overdraftLimit: usd(5) },
    };
    expect(given(account, opened(), renamed, limited)).toMatchObject({ nameVersion: 2, version: 3 });
  });

  test('is an erased customer’s when its name’s key was deleted', () => {
    const [event] = recordAll('account-1', [customers]).map((event) => ({ ...event, personal: null }));
    expect(event && nameIn(event)).toBe('Erased customer');
  });

  test('has the balance after its last transaction', () => {
    const state = given(account, opened(), recorded('INCOME', 1000, 1000), recorded('EXPENSE', 250, 750));
    expect(state?.balance).toEqual(usd(750));
  });
});

describe('updating', () => {
  test('changes the name of a customer’s account under the customer’s key', () => {
    expect(updateAccount({ name: 'W.' }, given(account, customers), 'Wesley')).toEqual({
      accepted: true,
      events: [
        { type: 'AccountUpdated', data: { accountId: '1' }, personal: { name: 'W.' }, person: 'customer-c' },
      ],
    });
  });

  test('reads the limit in the account’s currency', () => {
    expect(updateAccount({ overdraftLimit: '12.5' }, given(account, opened()), 'A')).toEqual({
      accepted: true,
      events: [{ type: 'AccountUpdated', data: { accountId: '1', overdraftLimit: usd(1250) } }],
    });
    const yen = opened({ currencyCode: 'JPY', overdraftLimit: { minor: 0, currency: 'JPY' } });
    expect(updateAccount({ overdraftLimit: '12.5' }, given(account, yen), 'A')).toMatchObject({
      errors: [{ kind: 'InvalidInput', path: ['input', 'overdraftLimit'] }],
    });
  });

  test.each(['-1', 'x', '0.001', '1e3', '9'.repeat(30)])('refuses the limit %s', (overdraftLimit) => {
    expect(updateAccount({ overdraftLimit }, given(account, opened()), 'A')).toMatchObject({
      errors: [{ kind: 'InvalidInput', path: ['input', 'overdraftLimit'] }],
    });
  });

  test('what changes nothing records nothing', () => {
    const state = given(account, opened({ overdraftLimit: usd(1250) }));
    for (const unchanged of [
      {},
      { name: 'A' },
      { overdraftLimit: '12.5' },
      { name: 'A', overdraftLimit: '12.50' },
    ]) {
      expect(updateAccount(unchanged, state, 'A')).toEqual({ accepted: true, events: [] });
    }
    expect(updateAccount({ name: 'A', overdraftLimit: '13' }, state, 'A')).toMatchObject({
      events: [{ data: { accountId: '1', overdraftLimit: usd(1300) } }],
    });
  });

  test('is refused for an account that is unknown or closed', () => {
    const closed = given(account, opened(), { type: 'AccountClosed', data: { accountId: '1' } });
    expect(updateAccount({ name: 'A' }, null, 'A')).toMatchObject({ errors: [{ kind: 'NotFound' }] });
    expect(updateAccount({ name: 'A' }, closed, 'A')).toMatchObject({
      errors: [{ code: 'STATE_NOT_ALLOWED' }],
    });
  });
});

describe('closing', () => {
  test('is for an account at zero', () => {
    const emptied = given(account, opened(), recorded('INCOME', 10, 10), recorded('EXPENSE', 10, 0));
    expect(closeAccount(emptied)).toEqual({
      accepted: true,
      events: [{ type: 'AccountClosed', data: { accountId: '1' } }],
    });
  });

  test.each([
    ['that holds money', given(account, opened(), recorded('INCOME', 10, 10))],
    ['that is overdrawn', given(account, opened(), recorded('EXPENSE', 10, -10))],
    ['that is closed', given(account, opened(), { type: 'AccountClosed', data: { accountId: '1' } })],
    ['till', given(account, opened({ accountId: 'till', code: 'till', kind: 'TILL' }))],
    ['card', given(account, opened({ accountId: 'card', code: 'card', kind: 'CARD' }))],
  ])('is refused for the account %s', (_, state) => {
    expect(closeAccount(state)).toMatchObject({ errors: [{ kind: 'Conflict', code: 'STATE_NOT_ALLOWED' }] });
  });

  test('is refused for one that is unknown', () => {
    expect(closeAccount(null)).toMatchObject({ errors: [{ kind: 'NotFound' }] });
  });
});
