import { must, mutate, newKey, query, type Session, signIn } from './graph.ts';
import { acceptedPerSecond, balanceDelay, catchUp, invariant, unaccounted } from './load.ts';

/** An account that a run has for itself. */
export interface Ledger {
  readonly session: Session;
  readonly accountId: string;
  readonly currencyCode: string;
}

export type TransactionKind = 'recordIncome' | 'recordExpense';

/** Opens an account with a balance above zero; one of kind TILL takes the cash of orders. */
export function openLedger(balance: number, kind: 'GENERAL' | 'TILL' = 'GENERAL'): Ledger {
  const session = signIn();
  const { shop } = must(
    query<{ shop: { currencyCode: string } }>(session, 'shop', '{ shop { currencyCode } }'),
    'Reading the shop',
  );
  const { currencyCode } = shop;
  const ledger = openBeside({ session, currencyCode }, kind);
  const token = must(record(ledger, 'recordIncome', balance), 'Funding the account');
  must(readBalance(ledger, token), 'Reading the balance');
  return ledger;
}

/** Another account for the same run, with nothing on it. */
export function openBeside(
  { session, currencyCode }: Pick<Ledger, 'session' | 'currencyCode'>,
  kind: 'GENERAL' | 'TILL',
): Ledger {
  const key = newKey();
  const input = { idempotencyKey: key, code: key, name: 'Load test', kind, currencyCode };
  const payload = mutate<{ account: { id: string } }>(session, 'openAccount', openAccount, input);
  return { session, accountId: must(payload, 'Opening an account').account.id, currencyCode };
}

/** Records a transaction; its consistency token, or undefined when it was not accepted. */
export function record(ledger: Ledger, kind: TransactionKind, amount: number): string | undefined {
  const input = transactionInput(ledger, amount);
  const payload = mutate(ledger.session, kind, transactionDocuments[kind], input);
  if (!payload) return undefined;
  unaccounted.add(kind === 'recordIncome' ? amount : -amount);
  return payload.consistencyToken;
}

/** Records an income and measures when the balance shows it. */
export function recordAndRead(ledger: Ledger): void {
  const sentAt = Date.now();
  const token = record(ledger, 'recordIncome', 1000);
  if (token && readBalance(ledger, token) !== undefined) balanceDelay.add(Date.now() - sentAt);
}

/** Described by its key, so that the account's transactions tell which were recorded. */
export function transactionInput({ accountId, currencyCode }: Ledger, amount: number) {
  const key = newKey();
  return {
    idempotencyKey: key,
    accountId,
    amount: { amount: String(amount), currencyCode },
    description: key,
  };
}

/** The balance; with a token, one that shows the mutation which gave it. Undefined when it was not answered. */
export function readBalance({ session, accountId }: Ledger, token?: string): number | undefined {
  const data = query<{ account: { balance: Money } }>(session, 'account', account, { id: accountId }, token);
  return data && Number(data.account.balance.amount);
}

/** For a teardown: what was acknowledged is in the balance, and nothing is there twice. */
export function auditLedger(ledger: Ledger): Books {
  // The last event of the account's stream: a read model that has it has all before it.
  const token = must(record(ledger, 'recordIncome', 1), 'Recording a last transaction');
  const acceptedAt = Date.now();
  const balance = must(readBalance(ledger, token), 'Reading the balance');
  catchUp.add(Date.now() - acceptedAt);
  unaccounted.add(-balance);

  const transactions = readTransactions(ledger, token);
  measureRate(transactions.slice(1, -1)); // without the audit's own and the funding
  const sum = transactions.reduce((total, { type, amount }) => total + sign[type] * Number(amount.amount), 0);
  // An order may be refunded in several parts, which are told apart by their orders' refunds alone.
  const described = transactions.filter(({ origin }) => origin !== 'ORDER_REFUND');
  const keys = new Set(described.map(({ description }) => description));
  invariant('the balance is the sum of the transactions', balance === sum);
  invariant('no transaction is recorded twice', keys.size === described.length);
  return { balance, transactions };
}

export interface Books {
  readonly balance: number;
  /** Newest first. */
  readonly transactions: readonly Transaction[];
}

/** By the shop's own clock: k6's rates count the time of setup and teardown too. */
function measureRate(transactions: readonly Transaction[]): void {
  const [newest, ...others] = transactions;
  const oldest = others.at(-1);
  if (!newest || !oldest) return;
  const seconds = (Date.parse(newest.recordedAt) - Date.parse(oldest.recordedAt)) / 1000;
  acceptedPerSecond.add(others.length / seconds);
}

/** All of the account's, newest first. */
function readTransactions({ session, accountId }: Ledger, token: string): readonly Transaction[] {
  const found: Transaction[] = [];
  let after: string | null = null;
  do {
    const data: TransactionPage = must(
      query<TransactionPage>(session, 'transactions', transactions, { id: accountId, after }, token),
      'Reading the transactions',
    );
    const { edges, pageInfo } = data.account.transactions;
    found.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return found;
}

const sign = { INCOME: 1, EXPENSE: -1 };

const openAccount = `mutation ($input: OpenAccountInput!) {
  openAccount(input: $input) { account { id } consistencyToken userErrors { code } }
}`;

const transactionDocument = (kind: TransactionKind) => `mutation ($input: RecordTransactionInput!) {
  ${kind}(input: $input) { transaction { id } consistencyToken userErrors { code } }
}`;

export const transactionDocuments = {
  recordIncome: transactionDocument('recordIncome'),
  recordExpense: transactionDocument('recordExpense'),
};

const account = 'query ($id: ID!) { account(id: $id) { balance { amount } } }';

const transactions = `query ($id: ID!, $after: String) {
  account(id: $id) {
    transactions(first: 100, after: $after) {
      edges { node { type origin description recordedAt amount { amount } order { id } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

interface Money {
  readonly amount: string;
}

export interface Transaction {
  readonly type: 'INCOME' | 'EXPENSE';
  readonly origin: string;
  readonly order: { readonly id: string } | null;
  readonly description: string;
  readonly recordedAt: string;
  readonly amount: Money;
}

interface TransactionPage {
  readonly account: {
    readonly transactions: {
      readonly edges: readonly { readonly node: Transaction }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  };
}
