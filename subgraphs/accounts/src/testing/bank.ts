import { type Asked, type TestContext, testContext } from '@tillgraph/platform/testing';
import type {
  AccountPayload,
  TillSessionPayload,
  TransactionPayload,
  TransferPayload,
} from '../generated/schema.ts';
import { createAccounts } from '../subgraph.ts';

/** Accounts as its clients see it: each mutation as a call that answers its payload. */
export interface Bank extends TestContext {
  /** The data of an operation; throws the errors of one that has any. */
  ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>, asked?: Asked): Promise<Data>;
  change(mutation: AccountMutation, input: object): Promise<AccountPayload>;
  record(mutation: TransactionMutation, input: object): Promise<TransactionPayload>;
  transfer(input: object): Promise<TransferPayload>;
  deposit(input: object): Promise<TransferPayload>;
  shift(mutation: ShiftMutation, input: object): Promise<TillSessionPayload>;
  /** The id of a new account with that code. */
  open(code: string, input?: object): Promise<string>;
  /** The id of the transaction. */
  income(accountId: string, amount: string, input?: object): Promise<string>;
  expense(accountId: string, amount: string, input?: object): Promise<string>;
  balance(accountId: string): Promise<string>;
  /** The id of the shift. */
  beginShift(accountId: string, counted: string): Promise<string>;
  endShift(tillSessionId: string, counted: string): Promise<void>;
}

type AccountMutation = 'openAccount' | 'updateAccount' | 'closeAccount';
type ShiftMutation = 'openTill' | 'moveCash' | 'closeTill';
type TransactionMutation = 'recordIncome' | 'recordExpense' | 'reverseTransaction';

export const usd = (amount: string) => ({ amount, currencyCode: 'USD' });

export async function openBank(options: { readonly referenceWait?: number } = {}): Promise<Bank> {
  const context = await testContext(createAccounts({ currency: 'USD' }), {
    consumes: ['customers', 'orders'],
    ...options,
  });
  let keys = 0;

  async function ask<Data>(query: string, variables: object = {}, asked: Asked = {}): Promise<Data> {
    const { data, errors } = await context.run(query, { ...variables }, asked);
    if (errors) throw new AggregateError(errors, errors.map((error) => `${error.path}: ${error}`).join('\n'));
    return data as Data; // the caller names the shape of its own query
  }

  async function call<Payload>(mutation: string, input: object, fields: string): Promise<Payload> {
    const data = await ask<Record<string, Payload>>(
      `mutation ($input: ${inputOf(mutation)}!) { payload: ${mutation}(input: $input) { ${fields} ${refusal} } }`,
      { input: { idempotencyKey: `key-${++keys}`, ...input } },
    );
    if (!data.payload) throw new Error(`${mutation} answered nothing.`);
    return data.payload;
  }

  const bank: Bank = {
    ...context,
    ask,
    change: (mutation, input) => call(mutation, input, accountFields),
    record: (mutation, input) =>
      call(mutation, input, `transaction { ${transactionFields} } ${accountFields}`),
    transfer: (input) => call('transfer', input, bothSides),
    deposit: (input) => call('depositToAccount', input, bothSides),
    shift: (mutation, input) =>
      call(mutation, input, `tillSession { ${tillSessionFields} } consistencyToken`),
    async open(code, input = {}) {
      const { account, userErrors } = await bank.change('openAccount', {
        code,
        name: code,
        currencyCode: 'USD',
        ...input,
      });
      if (!account) throw new Error(JSON.stringify(userErrors));
      return account.id;
    },
    income: (accountId, amount, input) => booked('recordIncome', accountId, amount, input),
    expense: (accountId, amount, input) => booked('recordExpense', accountId, amount, input),
    async balance(id) {
      await context.settled();
      const query = 'query ($id: ID!) { account(id: $id) { balance { amount } } }';
      const { account } = await ask<{ account: { balance: { amount: string } } }>(query, { id });
      return account.balance.amount;
    },
    async beginShift(accountId, counted) {
      const { tillSession, userErrors } = await bank.shift('openTill', { accountId, counted: usd(counted) });
      if (!tillSession) throw new Error(JSON.stringify(userErrors));
      return tillSession.id;
    },
    async endShift(tillSessionId, counted) {
      const { tillSession, userErrors } = await bank.shift('closeTill', {
        tillSessionId,
        counted: usd(counted),
      });
      if (!tillSession) throw new Error(JSON.stringify(userErrors));
    },
  };

  async function booked(
    mutation: TransactionMutation,
    accountId: string,
    amount: string,
    input: object = {},
  ) {
    const payload = await bank.record(mutation, {
      accountId,
      amount: usd(amount),
      description: mutation,
      ...input,
    });
    if (!payload.transaction) throw new Error(JSON.stringify(payload.userErrors));
    return payload.transaction.id;
  }

  return bank;
}

function inputOf(mutation: string): string {
  if (mutation.startsWith('record')) return 'RecordTransactionInput';
  if (mutation === 'depositToAccount') return 'DepositInput';
  return `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
}

const accountFields = `account { id code name kind active version balance { amount currencyCode }
  overdraftLimit { amount } customer { id } } consistencyToken`;
export const transactionFields = `id type origin description category amount { amount } balanceAfter { amount }
  occurredAt recordedAt account { id } order { id } counterpart { id } reversalOf { id } reversedBy { id }`;
const bothSides = `from { ${transactionFields} } to { ${transactionFields} } consistencyToken`;
export const tillSessionFields = `id number till { id balance { amount } } openedBy { id } openedAt
  openingFloat { amount } cashSales { amount } cashRefunds { amount } cashIn { amount } cashOut { amount }
  expectedCash { amount } counted { amount } difference { amount } closedBy { id } closedAt version`;
const refusal = `userErrors { __typename code message path
  ... on Conflict { currentVersion } ... on AlreadyExists { existingId }
  ... on InsufficientFunds { available { amount currencyCode } } }`;
